package io.dagform.capability.registry;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.Mapped;
import io.dagform.spec.Scalars;

/**
 * The tag of an image: what the spec says, or what a pipeline keeps in {@code
 * images.auto.tfvars.json}.
 */
record Tag(String text) {
  static final Field<Tag> FIELD =
      Field.required(
          "tag",
          Mapped.of(Scalars.text(Form.IMAGE_TAG), Tag::new),
          "Tag of the image; `from_pipeline` reads it from the variable `image_tags`.");

  private static final String LATEST = "latest";
  private static final String FROM_PIPELINE = "from_pipeline";
  private static final int LONGEST = 128;

  /** Whether what the tag stands for can change. */
  boolean mutable() {
    return text.equals(LATEST);
  }

  boolean fromPipeline() {
    return text.equals(FROM_PIPELINE);
  }

  /**
   * The tag, as a value.
   *
   * @param repository the key of the variable
   */
  Value value(String repository) {
    return fromPipeline()
        ? new Value.Expression(
            Ref.variable("image_tags").address() + "[\"" + repository + "\"]", LONGEST)
        : Value.text(text);
  }

  /** In a sentence. */
  String words() {
    return fromPipeline() ? "the tag in `var.image_tags`" : "`" + text + "`";
  }
}
