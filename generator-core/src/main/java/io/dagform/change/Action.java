package io.dagform.change;

/** What Terraform does to a resource. */
public enum Action {
  /** It makes one. */
  CREATE("create", "+"),
  /** It changes arguments, and the resource stays. */
  UPDATE("update in place", "~"),
  /** It destroys it and makes another. */
  REPLACE("replace", "-/+"),
  /** It destroys it. */
  DESTROY("destroy", "-"),
  /** It gives it another address, and AWS hears nothing of it. */
  MOVE("move", ">"),
  /** It leaves it in AWS and knows it no more. */
  FORGET("forget", ".");

  private final String words;
  private final String sign;

  Action(String words, String sign) {
    this.words = words;
    this.sign = sign;
  }

  public String words() {
    return words;
  }

  /** What stands before it in a list, as in Terraform's plans. */
  public String sign() {
    return sign;
  }
}
