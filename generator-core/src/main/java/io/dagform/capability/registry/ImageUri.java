package io.dagform.capability.registry;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Input;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/**
 * An image of any registry.
 *
 * @param uri with a tag or a digest
 * @param credentials the secret with the registry's user and password, as an ARN
 */
record ImageUri(String uri, Optional<String> credentials) implements Image {
  private static final Field<String> URI =
      required("uri", text(Form.IMAGE_URI), "Image of any registry, with its tag or digest.");
  private static final Field<Optional<String>> CREDENTIALS =
      optional(
          "credentials",
          maybe(text(Form.SECRET_ARN)),
          Optional.empty(),
          "ARN of a secret with the `username` and the `password` of a private registry.");

  static final Type<Image> TYPE =
      new MapType<>(
          List.of(URI, CREDENTIALS), in -> new ImageUri(in.get(URI), in.get(CREDENTIALS)));

  @Override
  public List<Input> inputs() {
    return List.of();
  }

  @Override
  public ImagePart draw(ImageUse use) {
    return ForeignImagePart.ofUri(this, use);
  }

  @Override
  public List<Control> controls(SpecPath path) {
    String tag = uri.substring(uri.lastIndexOf('/') + 1);
    return Image.immutable(
        tag.contains("@") || !new Tag(tag.substring(tag.indexOf(':') + 1)).mutable(), path);
  }
}
