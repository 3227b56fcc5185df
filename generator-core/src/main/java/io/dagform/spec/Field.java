package io.dagform.spec;

import java.util.function.Function;

/**
 * A row of a field table.
 *
 * @param key the key in the spec
 * @param doc one sentence for the reference
 */
public record Field<T>(String key, Type<T> type, Default<T> absent, String doc) {

  public static <T> Field<T> required(String key, Type<T> type, String doc) {
    return new Field<>(key, type, new Default.Required<>(), doc);
  }

  public static <T> Field<T> optional(String key, Type<T> type, T absent, String doc) {
    return new Field<>(key, type, new Default.Fixed<>(absent), doc);
  }

  /** A field whose default is the bare name of an alternative. */
  public static <T> Field<T> spelled(String key, Type<T> type, String text, String doc) {
    return new Field<>(key, type, new Default.Spelled<>(text), doc);
  }

  /** A field whose default follows from one that comes before it. */
  public static <S, T> Field<T> derived(
      String key, Type<T> type, Field<S> source, Function<S, T> derive, String words, String doc) {
    return new Field<>(key, type, new Default.Derived<>(source, derive, words), doc);
  }

  /** A field whose default is better told than shown. */
  public static <T> Field<T> described(
      String key, Type<T> type, T absent, String words, String doc) {
    return new Field<>(key, type, new Default.Described<>(absent, words), doc);
  }

  public static <T> Field<T> byProfile(
      String key, Type<T> type, T development, T standard, T hardened, String doc) {
    return new Field<>(key, type, new Default.ByProfile<>(development, standard, hardened), doc);
  }

  /** A map that can be left out because all its fields can. */
  public static <T> Field<T> inside(String key, Type<T> type, String doc) {
    return new Field<>(key, type, new Default.Inside<>(), doc);
  }

  /** A text whose default is derived from the deployment's name. */
  public static Field<String> named(String key, Type<String> type, String template, String doc) {
    return new Field<>(key, type, new Default.Named<>(template), doc);
  }

  /** A value that is read of such a text. */
  public static <T> Field<T> namedAs(String key, Type<T> type, String template, String doc) {
    return new Field<>(key, type, new Default.Named<>(template), doc);
  }
}
