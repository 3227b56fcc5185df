package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Origin;
import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Profile;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a field is when the spec doesn't say. */
public sealed interface Default<T> {
  /** What holds without the field, in words; absent if the spec has to say. */
  Optional<String> words();

  /** What could be written to the same effect; absent if that is not one value. */
  default Optional<Object> written() {
    return Optional.empty();
  }

  /**
   * The value of a field that is not written; absent if it can't be left out, which is reported.
   *
   * @param before the fields of the table that come before it
   * @param around where the map is that lacks it
   */
  Optional<T> read(
      Field<T> field, Values before, SourceLocation around, SpecPath path, Reading reading);

  /** The spec has to say. */
  record Required<T>() implements Default<T> {
    @Override
    public Optional<String> words() {
      return Optional.empty();
    }

    @Override
    public Optional<T> read(
        Field<T> field, Values before, SourceLocation around, SpecPath path, Reading reading) {
      reading.problem(
          DiagnosticCode.MISSING_KEY, path, around, format("`%s` is missing.", path), field.doc());
      return Optional.empty();
    }
  }

  /** The same value everywhere. */
  record Fixed<T>(T value) implements Default<T> {
    /** Nothing is no word of the spec's: the field can be left out, and not be empty. */
    @Override
    public Optional<String> words() {
      boolean none = value.equals(Optional.empty()) || value.equals(Map.of());
      return Optional.of(none ? "none" : "`" + value + "`");
    }

    @Override
    public Optional<Object> written() {
      return value instanceof Integer || value instanceof Boolean || value instanceof String
          ? Optional.of(value)
          : Optional.of(value).filter(Enum.class::isInstance).map(Object::toString);
    }

    @Override
    public Optional<T> read(
        Field<T> field, Values before, SourceLocation around, SpecPath path, Reading reading) {
      reading.place(path, around, Origin.DEFAULT);
      reading.value(path, value.equals(Optional.empty()) ? Resolved.Absent.NONE : value);
      return Optional.of(value);
    }
  }

  /**
   * The same value everywhere.
   *
   * @param inWords what it is, for the reference
   */
  record Described<T>(T value, String inWords) implements Default<T> {
    @Override
    public Optional<String> words() {
      return Optional.of(inWords);
    }

    @Override
    public Optional<T> read(
        Field<T> field, Values before, SourceLocation around, SpecPath path, Reading reading) {
      reading.place(path, around, Origin.DEFAULT);
      reading.value(path, new Resolved.Absent(inWords));
      return Optional.of(value);
    }
  }

  /** A value that is written as a text, such as the bare name of an alternative. */
  record Spelled<T>(String text) implements Default<T> {
    @Override
    public Optional<String> words() {
      return Optional.of("`" + text + "`");
    }

    @Override
    public Optional<Object> written() {
      return Optional.of(text);
    }

    @Override
    public Optional<T> read(
        Field<T> field, Values before, SourceLocation around, SpecPath path, Reading reading) {
      reading.place(path, around, Origin.DEFAULT);
      return field.type().read(new ScalarNode(around, text, false), path, reading);
    }
  }

  /**
   * What follows from a field that comes before.
   *
   * @param inWords what it is, for the reference
   */
  record Derived<S, T>(Field<S> source, Function<S, T> derive, String inWords)
      implements Default<T> {
    @Override
    public Optional<String> words() {
      return Optional.of(inWords);
    }

    @Override
    public Optional<T> read(
        Field<T> field, Values before, SourceLocation around, SpecPath path, Reading reading) {
      SpecPath from = path.parent().orElse(SpecPath.ROOT).key(source.key());
      Optional<T> value = before.find(source).map(derive);
      reading.derived(path, from, reading.locator().of(from));
      value.ifPresent(present -> reading.value(path, present));
      return value;
    }
  }

  /** A value for each profile. */
  record ByProfile<T>(T development, T standard, T hardened) implements Default<T> {
    @Override
    public Optional<String> words() {
      return Optional.of(
          format(
              "`%s` in `development`, `%s` in `standard`, `%s` in `hardened`",
              development, standard, hardened));
    }

    @Override
    public Optional<T> read(
        Field<T> field, Values before, SourceLocation around, SpecPath path, Reading reading) {
      T value = of(reading.profile());
      reading.place(path, around, Origin.PROFILE);
      reading.value(path, value);
      return Optional.of(value);
    }

    private T of(Profile profile) {
      return switch (profile) {
        case DEVELOPMENT -> development;
        case STANDARD -> standard;
        case HARDENED -> hardened;
      };
    }
  }

  /** A map whose own fields all have defaults. */
  record Inside<T>() implements Default<T> {
    @Override
    public Optional<String> words() {
      return Optional.of("the defaults of its fields");
    }

    @Override
    public Optional<T> read(
        Field<T> field, Values before, SourceLocation around, SpecPath path, Reading reading) {
      reading.place(path, around, Origin.DEFAULT);
      return field.type().read(new MapNode(around, List.of()), path, reading);
    }
  }

  /**
   * A text in which {@code {name}} stands for the deployment's name; it is held against the field's
   * limits like a written one.
   */
  record Named<T>(String template) implements Default<T> {
    @Override
    public Optional<String> words() {
      return Optional.of("`" + template + "`");
    }

    @Override
    public Optional<T> read(
        Field<T> field, Values before, SourceLocation around, SpecPath path, Reading reading) {
      ScalarNode name = reading.name();
      reading.derived(path, SpecPath.ROOT.key(RootType.NAME.key()), name.at());
      String text = template.replace("{name}", name.text());
      return field.type().read(new ScalarNode(name.at(), text, true), path, reading);
    }
  }
}
