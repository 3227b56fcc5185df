package io.dagform.spec;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;

import io.dagform.model.Terraform;
import io.dagform.model.Terraform.Backend;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;

/** The fields of {@code terraform}. */
final class TerraformSpec {
  private static final Field<String> BUCKET =
      required(
          "bucket",
          text(Form.EXISTING_BUCKET_NAME),
          "Name of a bucket that exists already and is not the deployment's own.");
  private static final Field<String> KEY =
      required("key", text(Form.STATE_KEY), "Key of the state in the bucket.");
  private static final Field<String> REGION =
      required("region", text(Form.REGION), "Region of the bucket.");

  private static final Type<Backend> BACKEND_TYPE =
      new Alternatives<>(
          List.of(
              Alternative.bare(
                  "local",
                  new Backend.Local(),
                  "State in a file beside the Terraform, which nobody else has."),
              Alternative.with(
                  "s3",
                  new MapType<>(
                      List.of(BUCKET, KEY, REGION),
                      in -> new Backend.S3(in.get(BUCKET), in.get(KEY), in.get(REGION))),
                  "State in an S3 bucket, encrypted and locked.")));

  private static final Field<Backend> BACKEND =
      described(
          "backend", BACKEND_TYPE, new Backend.Local(), "`local`", "Where the state is kept.");

  static final Type<Terraform> TYPE =
      new MapType<>(List.of(BACKEND), in -> new Terraform(in.get(BACKEND)));

  private TerraformSpec() {}
}
