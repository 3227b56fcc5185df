package io.dagform.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value of Terraform's language.
 *
 * <p>A text of a user's is always a {@link Text}, which is written as a literal whatever it holds;
 * an {@link Expression} is code of ours.
 */
public sealed interface Value {
  /** Characters of the longest ARN: a secret's, whose name may have 512. */
  int LONGEST_ARN = 640;

  /** What is done with a value, for each kind of it. */
  interface Visitor<R> {
    R of(Text text);

    R of(Whole whole);

    R of(Decimal decimal);

    R of(Bool bool);

    R of(Null nothing);

    R of(Expression expression);

    R of(Template template);

    R of(Tuple tuple);

    R of(Obj object);

    R of(Call call);
  }

  /** What is done with those that hold other values, and with all others alike. */
  interface ContainerVisitor<R> extends Visitor<R> {
    R other(Value value);

    @Override
    default R of(Text text) {
      return other(text);
    }

    @Override
    default R of(Whole whole) {
      return other(whole);
    }

    @Override
    default R of(Decimal decimal) {
      return other(decimal);
    }

    @Override
    default R of(Bool bool) {
      return other(bool);
    }

    @Override
    default R of(Null nothing) {
      return other(nothing);
    }

    @Override
    default R of(Expression expression) {
      return other(expression);
    }

    @Override
    default R of(Template template) {
      return other(template);
    }
  }

  <R> R accept(Visitor<R> visitor);

  /** The bytes that it takes in JSON at the most, where AWS or its content bounds it. */
  int jsonBytes();

  /** A literal string. */
  record Text(String text) implements Value {
    @Override
    public int jsonBytes() {
      return Strings.jsonBytes(text);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /** A literal number. */
  record Whole(long number) implements Value {
    @Override
    public int jsonBytes() {
      return Long.toString(number).length();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /** A literal number with decimals. */
  record Decimal(double number) implements Value {
    @Override
    public int jsonBytes() {
      return Double.toString(number).length();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements Value {
    @Override
    public int jsonBytes() {
      return Boolean.toString(value).length();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /** {@code null}. */
  record Null() implements Value {
    @Override
    public int jsonBytes() {
      return "null".length();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * An expression in one line, such as {@code aws_vpc.main.id}.
   *
   * @param jsonBytes the bytes that its value takes in JSON at the most
   */
  record Expression(String code, int jsonBytes) implements Value {
    public Expression(String code) {
      this(code, LONGEST_ARN);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * A string of literal text and expressions, such as {@code "${aws_s3_bucket.main.arn}/dags/*"}.
   *
   * @param parts texts and expressions
   */
  record Template(List<Value> parts) implements Value {
    public Template {
      parts = List.copyOf(parts);
    }

    @Override
    public int jsonBytes() {
      return parts.stream().mapToInt(Value::jsonBytes).sum();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /** A list. */
  record Tuple(List<Value> items) implements Value {
    public Tuple {
      items = List.copyOf(items);
    }

    @Override
    public int jsonBytes() {
      return items.stream().mapToInt(item -> item.jsonBytes() + 1).sum() + 2;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /** A map or object; the keys are written in the order of the entries. */
  record Obj(List<Entry> entries) implements Value {
    public Obj {
      entries = List.copyOf(entries);
    }

    @Override
    public int jsonBytes() {
      return entries.stream()
          .mapToInt(entry -> Strings.jsonBytes(entry.key()) + 2 + entry.value().jsonBytes())
          .sum();
    }

    /** An object whose entries come one by one. */
    public static Builder builder() {
      return new Builder();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * An entry of an object.
   *
   * @param comment what stands in a line above it
   */
  record Entry(String key, Value value, Optional<String> comment) {}

  /**
   * A function's call, such as {@code jsonencode(...)}.
   *
   * @param jsonBytes the bytes that its value takes in JSON at the most
   */
  record Call(String function, List<Value> arguments, int jsonBytes) implements Value {
    public Call {
      arguments = List.copyOf(arguments);
    }

    public Call(String function, List<Value> arguments) {
      this(function, arguments, LONGEST_ARN);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  static Value text(String text) {
    return new Text(text);
  }

  static Value whole(long number) {
    return new Whole(number);
  }

  static Value bool(boolean value) {
    return new Bool(value);
  }

  /** A text with values in it; what is such a text itself becomes a part of it. */
  static Value template(Value... parts) {
    return new Template(
        Stream.of(parts)
            .flatMap(
                part -> part instanceof Template inner ? inner.parts().stream() : Stream.of(part))
            .toList());
  }

  /** A text of several lines. */
  static Value lines(List<Value> lines) {
    return call("join", text("\n"), new Tuple(lines));
  }

  static Value tuple(Value... items) {
    return new Tuple(List.of(items));
  }

  static Value call(String function, Value... arguments) {
    return new Call(function, List.of(arguments));
  }

  /** A list of literal strings. */
  static Value texts(List<String> texts) {
    return new Tuple(texts.stream().map(Value::text).toList());
  }

  /** One value as it is, several as a list: the way policies are written by hand. */
  static Value oneOrMany(List<Value> values) {
    return values.size() == 1 ? values.get(0) : new Tuple(values);
  }

  /** Collects the entries of an object. */
  final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    private Builder() {}

    public Builder put(String key, Value value) {
      entries.add(new Entry(key, value, Optional.empty()));
      return this;
    }

    public Builder put(String key, String text) {
      return put(key, new Text(text));
    }

    /** An entry with a comment in the line above it. */
    public Builder put(String key, Value value, String comment) {
      entries.add(new Entry(key, value, Optional.of(comment)));
      return this;
    }

    public Obj build() {
      return new Obj(entries);
    }
  }
}
