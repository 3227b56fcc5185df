package io.dagform.adopt;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Profile;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.ListOf;
import io.dagform.spec.MapOf;
import io.dagform.spec.MapType;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.ScalarNode;
import io.dagform.yaml.SourceText;
import io.dagform.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * What a deployment that runs already consists of, by the addresses that the spec gives its
 * resources.
 *
 * @param source the file as it was given, for excerpts; without the secrets that it may hold
 * @param content absent where there are mistakes
 * @param problems what is wrong with the file itself
 * @param locator the places of its values
 */
public record Inventory(
    String source, Optional<Content> content, List<Diagnostic> problems, Locator locator) {
  private static final int MOST_RESOURCES = 1000;
  private static final int MOST_VALUES = 50;
  private static final String SOURCE = "more than any spec gives";

  private static final Form ADDRESS =
      new Form(
          "an address such as `aws_vpc.main`",
          Pattern.compile("aws_[a-z0-9_]+\\.[A-Za-z_][A-Za-z0-9_-]*"),
          255,
          "Terraform, resource addresses");
  private static final Form ID =
      new Form(
          "an id, an ARN or a name without spaces",
          Pattern.compile("\\S+"),
          2048,
          "the import sections of the AWS provider");
  private static final Form ATTRIBUTE =
      new Form(
          "an argument of the resource such as `name`",
          Pattern.compile("[a-z][a-z0-9_]*"),
          255,
          "Terraform, identifiers");
  private static final Form VALUE =
      new Form(
          "a text of at most 1024 characters in one line",
          Pattern.compile(".*"),
          1024,
          "a value in one line");

  static final Field<String> ACCOUNT_ID =
      required("account_id", text(Form.ACCOUNT_ID), "AWS account of all resources.");
  static final Field<SortedMap<String, String>> RESOURCES =
      required(
          "resources",
          new MapOf<>(ADDRESS, text(ID), MOST_RESOURCES, SOURCE),
          "Id of each resource that exists, by its address in the generated Terraform.");
  static final Field<SortedMap<String, SortedMap<String, String>>> LIVE =
      optional(
          "live",
          new MapOf<>(
              ADDRESS,
              new MapOf<>(ATTRIBUTE, text(VALUE), MOST_VALUES, SOURCE),
              MOST_RESOURCES,
              SOURCE),
          Collections.emptySortedMap(),
          "Values that resources have, by address and argument.");
  static final Field<List<String>> CREATE =
      optional(
          "create",
          new ListOf<>(text(ADDRESS), 0, MOST_RESOURCES, SOURCE),
          List.of(),
          "Addresses of routes and associations that do not exist yet, though all that they join does.");

  private static final Type<Content> TYPE =
      new MapType<>(
          List.of(ACCOUNT_ID, RESOURCES, LIVE, CREATE),
          in -> new Content(in.get(ACCOUNT_ID), in.get(RESOURCES), in.get(LIVE), in.get(CREATE)));

  /**
   * What the file says.
   *
   * @param accountId the AWS account of all resources
   * @param ids the id of each resource that exists, by its address
   * @param live values that resources have, by address and argument
   * @param create addresses that are created though all that they join exists
   */
  record Content(
      String accountId,
      SortedMap<String, String> ids,
      SortedMap<String, SortedMap<String, String>> live,
      List<String> create) {
    Content {
      create = List.copyOf(create);
    }
  }

  public Inventory {
    problems = List.copyOf(problems);
  }

  /**
   * Reads an inventory.
   *
   * @param file the name that locations have
   */
  public static Inventory read(String file, byte[] bytes) {
    SourceText.Result decoded = SourceText.decode(file, bytes);
    List<Diagnostic> problems = new ArrayList<>(decoded.problems());
    SourceLocation start = new SourceLocation(file, 1, 1);
    ScalarNode noName = new ScalarNode(start, "", true);
    Reading reading =
        new Reading(
            Profile.STANDARD, noName, Optional.empty(), Optional.empty(), start, at -> false);
    Optional<Content> content = Optional.empty();
    if (decoded.readable()) {
      YamlReader.Result tree =
          YamlReader.read(
              file,
              decoded.text(),
              "Start with `account_id:` and `resources:`; the README shows an inventory.");
      problems.addAll(tree.problems());
      content = tree.root().flatMap(root -> read(root, reading));
      problems.addAll(reading.problems());
    }
    return new Inventory(
        decoded.text(),
        problems.isEmpty() ? content : Optional.empty(),
        problems,
        reading.locator());
  }

  private static Optional<Content> read(MapNode root, Reading reading) {
    return TYPE.read(root, SpecPath.ROOT, reading);
  }

  /** The path of a resource's id. */
  static SpecPath path(String address) {
    return SpecPath.ROOT.key(RESOURCES.key()).key(address);
  }

  /** The path of a live value. */
  static SpecPath path(String address, String attribute) {
    return SpecPath.ROOT.key(LIVE.key()).key(address).key(attribute);
  }
}
