package io.dagform.blueprint;

/** An end of a network flow: the internet, or a security group. */
public enum Peer {
  INTERNET("the internet"),
  LOAD_BALANCER("load balancer"),
  TASKS("tasks"),
  DATABASE("database"),
  FILE_SYSTEM("file system");

  private final String words;

  Peer(String words) {
    this.words = words;
  }

  /** The name in running text. */
  public String words() {
    return words;
  }
}
