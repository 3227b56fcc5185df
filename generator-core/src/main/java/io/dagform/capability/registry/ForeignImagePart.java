package io.dagform.capability.registry;

import static io.dagform.text.Text.format;

import io.dagform.aws.EcrUris;
import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Input;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Local;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.SecretKey;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An image of a registry that somebody else manages, with exactly the rights to pull it. */
record ForeignImagePart(
    Value reference,
    String words,
    Optional<String> repositoryArn,
    Optional<String> credentials,
    boolean moves,
    List<Input> inputs,
    ImageUse use)
    implements ImagePart {
  static ForeignImagePart ofEcr(OtherRegistry model, ImageUse use) {
    String host = format("%s.dkr.ecr.%s.amazonaws.com", model.accountId(), model.region());
    return new ForeignImagePart(
        Value.template(
            Value.text(host + "/" + model.repository() + ":"),
            model.tag().value(model.repository())),
        format("`%s/%s`, %s", host, model.repository(), model.tag().words()),
        Optional.of(EcrUris.arn(model.region(), model.accountId(), model.repository())),
        Optional.empty(),
        model.tag().mutable(),
        Image.inputsOf(model.tag(), model.repository()),
        use);
  }

  static ForeignImagePart ofUri(ImageUri model, ImageUse use) {
    return new ForeignImagePart(
        Value.text(model.uri()),
        format("`%s`", model.uri()),
        EcrUris.repositoryArn(model.uri()),
        model.credentials(),
        model.controls(use.path()).stream().anyMatch(Control::isOff),
        List.of(),
        use);
  }

  private Ref local() {
    return Ref.local(use.key() + "_image");
  }

  @Override
  public List<Local> locals() {
    return List.of(new Local(local().name(), reference));
  }

  @Override
  public Container.Image image() {
    Value image = local().value(reference);
    if (repositoryArn.isPresent()) {
      return Container.Image.ofEcr(image, Value.text(repositoryArn.get()));
    }
    List<Grant> rights = new ArrayList<>();
    credentials.ifPresent(arn -> rights.add(SecretKey.readSecret(Value.text(arn))));
    return new Container.Image(image, credentials.map(Value::text), rights);
  }

  @Override
  public List<Node> nodes() {
    if (!use.isDagsters()) {
      return List.of();
    }
    return List.of(
        new Node("registry", "[\"image registry\"]", Node.Place.OUTSIDE, Node.Role.USED));
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.row(Chapter.COMPONENTS, use.row(), words + ", which is not managed here"));
    if (!use.leads()) {
      return lines;
    }
    lines.addAll(use.contents().lines());
    List<String> commands = new ArrayList<>(List.of("terraform init"));
    commands.addAll(Image.choose(use.inputs(), "TAG"));
    commands.add("terraform apply");
    lines.add(Line.code(Chapter.FIRST_DEPLOYMENT, "sh", commands.toArray(String[]::new)));
    repositoryArn.ifPresent(
        arn ->
            lines.add(
                Line.paragraph(
                    Chapter.FIRST_DEPLOYMENT,
                    format(
                        "Where `%s` is in another account, its policy has to let the execution roles pull: `ecr:BatchCheckLayerAvailability`, `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer`.",
                        arn))));
    lines.addAll(Image.pipeline(use.inputs()));
    return lines;
  }
}
