package io.dagform.capability.registry;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Input;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Local;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Output;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.model.Architecture;
import java.util.ArrayList;
import java.util.List;

/** An ECR repository of the deployment's own, and the image in it. */
public record OwnRepositoryPart(
    Frame frame, OwnRepository model, Architecture architecture, ImageContents contents)
    implements ImagePart {
  public static final Ref REPOSITORY = Ref.resource("aws_ecr_repository", "dagster");
  public static final Ref LIFECYCLE = Ref.resource("aws_ecr_lifecycle_policy", "dagster");

  private static final Ref IMAGE = Ref.local("dagster_image");
  // A registry's host and a repository's name (Amazon ECR API, CreateRepository).
  private static final int LONGEST_URL = 64 + 256;

  private Value reference() {
    return Value.template(
        REPOSITORY.attribute("repository_url", LONGEST_URL),
        Value.text(":"),
        model.tag().value(model.repository()));
  }

  @Override
  public List<Local> locals() {
    return List.of(new Local(IMAGE.name(), reference()));
  }

  @Override
  public Container.Image image() {
    return Container.Image.ofEcr(IMAGE.value(reference()), REPOSITORY.attribute("arn"));
  }

  /** Amazon ECR user guide, IAM permissions for pushing an image. */
  @Override
  public List<Grant> push() {
    return List.of(
        Grant.of("RegistryLogin", List.of("ecr:GetAuthorizationToken"), List.of()),
        Grant.of(
            "PushImage",
            List.of(
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:CompleteLayerUpload",
                "ecr:InitiateLayerUpload",
                "ecr:PutImage",
                "ecr:UploadLayerPart"),
            List.of(REPOSITORY.attribute("arn"))));
  }

  @Override
  public String words() {
    return model.repository();
  }

  @Override
  public boolean moves() {
    return model.mutable();
  }

  @Override
  public List<CloudName> names() {
    return List.of(
        CloudName.regional("repository", model.repository(), "dagster.image.repository"));
  }

  @Override
  public List<Input> inputs() {
    return Image.inputsOf(model.tag(), model.repository());
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        new Output(
            "image_repository_url",
            "Repository that the image is pushed to.",
            REPOSITORY.attribute("repository_url")));
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new Node(
            "ecr",
            format("[\"ECR<br/>%s\"]", model.repository()),
            Node.Place.REGION,
            Node.Role.USED));
  }

  private List<String> commands() {
    List<String> commands = new ArrayList<>(List.of("terraform init"));
    inputs().forEach(input -> commands.add(Image.choose(input, "TAG")));
    commands.add("terraform apply -target=aws_ecr_repository.dagster");
    commands.add("repository=$(terraform output -raw image_repository_url) \\");
    commands.add(
        format(
            "  && aws ecr get-login-password --region %s | docker login --username AWS --password-stdin \"${repository%%%%/*}\" \\",
            frame.region()));
    commands.add(
        format(
            "  && docker buildx build --platform %s --provenance=false --push -t \"$repository:%s\" image",
            architecture.platform(), model.tag().fromPipeline() ? "TAG" : model.tag().text()));
    commands.add("terraform apply");
    return commands;
  }

  @Override
  public List<Managed> managed() {
    return List.of(
        Managed.named("aws_ecr_repository", model.repository()),
        Managed.named("aws_ecr_lifecycle_policy", model.repository()));
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.row(
            Chapter.COMPONENTS,
            "image",
            format("`%s`, %s", model.repository(), model.tag().words())));
    lines.addAll(contents.lines());
    lines.add(
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            model.tag().fromPipeline()
                ? "Five commands: prepare, choose the tag, create the repository, push the image, create the rest."
                : "Four commands: prepare, create the repository, push the image, create the rest."));
    lines.add(Line.code(Chapter.FIRST_DEPLOYMENT, "sh", commands().toArray(String[]::new)));
    inputs().forEach(input -> lines.addAll(Image.pipeline(input)));
    if (!model.mutable() && !model.tag().fromPipeline()) {
      lines.add(
          Line.paragraph(
              Chapter.CHANGES,
              "The repository refuses to move a tag: push the new image under a new one, set `dagster.image.tag`, generate and apply."));
    }
    lines.add(Line.row(Chapter.GROWTH, "images", "those with a tag stay until you delete them"));
    return lines;
  }
}
