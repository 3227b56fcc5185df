package io.dagform.hcl;

/**
 * A reference to something that Terraform knows, such as {@code aws_vpc.main}.
 *
 * @param address its address
 */
public record Ref(String address) {
  public static Ref resource(String type, String name) {
    return new Ref(type + "." + name);
  }

  public static Ref data(String type, String name) {
    return new Ref("data." + type + "." + name);
  }

  public static Ref ephemeral(String type, String name) {
    return new Ref("ephemeral." + type + "." + name);
  }

  public static Ref local(String name) {
    return new Ref("local." + name);
  }

  public static Ref variable(String name) {
    return new Ref("var." + name);
  }

  /** An attribute, as a value. */
  public Value attribute(String name) {
    return new Value.Expression(address + "." + name);
  }

  /**
   * An attribute whose length AWS bounds.
   *
   * @param longest the most characters that it has
   */
  public Value attribute(String name, int longest) {
    return new Value.Expression(address + "." + name, longest + 2);
  }

  /** The thing itself, as a value. */
  public Value value() {
    return new Value.Expression(address);
  }

  /** A local value, as its own value bounds it. */
  public Value value(Value own) {
    return new Value.Expression(address, own.jsonBytes());
  }

  /** The type of a resource. */
  public String type() {
    return address.substring(0, address.indexOf('.'));
  }

  /** The last part of the address. */
  public String name() {
    return address.substring(address.lastIndexOf('.') + 1);
  }

  /** An attribute in Terraform's JSON syntax, where every string is a template. */
  public String json(String attribute) {
    return "${" + address + "." + attribute + "}";
  }

  /** The attribute {@code id} in Terraform's JSON syntax. */
  public String id() {
    return json("id");
  }

  /** The attribute {@code arn} in Terraform's JSON syntax. */
  public String arn() {
    return json("arn");
  }
}
