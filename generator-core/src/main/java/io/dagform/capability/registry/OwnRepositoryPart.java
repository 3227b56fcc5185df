package io.dagform.capability.registry;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Input;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Local;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Output;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;

/** An ECR repository of the deployment's own, and the image in it. */
public record OwnRepositoryPart(ImageUse use, OwnRepository model) implements ImagePart {
  // arn:aws:ecr:{region}:{account}:repository/
  private static final int LONGEST_ARN_BEFORE_NAME = 12 + 32 + 1 + 12 + 12;

  // A registry's host and a repository's name (Amazon ECR API, CreateRepository).
  private static final int LONGEST_URL = 64 + 256;

  public Ref repository() {
    return Ref.resource("aws_ecr_repository", use.key());
  }

  public Ref lifecycle() {
    return Ref.resource("aws_ecr_lifecycle_policy", use.key());
  }

  private Ref local() {
    return Ref.local(use.key() + "_image");
  }

  private Value reference() {
    return Value.template(
        repository().attribute("repository_url", LONGEST_URL),
        Value.text(":"),
        model.tag().value(model.repository()));
  }

  @Override
  public List<Local> locals() {
    return List.of(new Local(local().name(), reference()));
  }

  @Override
  public Container.Image image() {
    return Container.Image.ofEcr(local().value(reference()), repository().attribute("arn"));
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
            List.of(
                repository()
                    .attribute("arn", LONGEST_ARN_BEFORE_NAME + model.repository().length()))));
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
        CloudName.regional(
            "repository", model.repository(), use.path().key("repository").toString()));
  }

  @Override
  public List<Input> inputs() {
    return model.inputs();
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        new Output(
            output(),
            use.isDagsters()
                ? "Repository that the image is pushed to."
                : format("Repository that the image of %s is pushed to.", use.words()),
            repository().attribute("repository_url")));
  }

  private String output() {
    return use.isDagsters() ? "image_repository_url" : use.key() + "_image_repository_url";
  }

  @Override
  public List<Node> nodes() {
    if (!use.isDagsters()) {
      return List.of();
    }
    return List.of(
        new Node(
            "ecr",
            format("[\"ECR<br/>%s\"]", model.repository()),
            Node.Place.REGION,
            Node.Role.USED));
  }

  private List<String> commands() {
    List<String> commands = new ArrayList<>();
    if (use.leads()) {
      commands.add("terraform init");
      commands.addAll(Image.choose(use.inputs(), "TAG"));
    }
    commands.add("terraform apply -target=" + repository().address());
    commands.add(format("repository=$(terraform output -raw %s) \\", output()));
    commands.add(
        format(
            "  && aws ecr get-login-password --region %s | docker login --username AWS --password-stdin \"${repository%%%%/*}\" \\",
            use.frame().region()));
    commands.add(
        format(
            "  && docker buildx build --platform %s --provenance=false --push -t \"$repository:%s\" image",
            use.architecture().platform(),
            model.tag().fromPipeline() ? "TAG" : model.tag().text()));
    if (use.leads()) {
      commands.add("terraform apply");
    }
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
            use.row(),
            format("`%s`, %s", model.repository(), model.tag().words())));
    if (use.leads()) {
      lines.addAll(use.contents().lines());
    }
    lines.add(
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            use.leads()
                ? use.inputs().isEmpty()
                    ? "Four commands: prepare, create the repository, push the image, create the rest."
                    : "Five commands: prepare, choose the tag, create the repository, push the image, create the rest."
                : format(
                    "Before the last of these commands, the same for the image of %s, which holds `dagster`, `dagster-postgres`, `dagster-aws` and what its code imports:",
                    use.words())));
    lines.add(Line.code(Chapter.FIRST_DEPLOYMENT, "sh", commands().toArray(String[]::new)));
    if (!use.leads()) {
      return lines;
    }
    lines.addAll(Image.pipeline(use.inputs()));
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
