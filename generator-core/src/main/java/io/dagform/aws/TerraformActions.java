package io.dagform.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Terraform asks AWS for, by the types of resources (Service Authorization Reference, and the
 * calls of the AWS provider).
 */
public final class TerraformActions {
  private static final Pattern HEAD =
      Pattern.compile("\\[(?<id>[A-Za-z]+)] (?<arns>.*?)(?: when (?<key>\\S+) (?<values>.*))?");
  private static final Pattern POLICY = Pattern.compile("policy ([a-z_]+)");
  private static final List<Statement> STATEMENTS = load();

  private TerraformActions() {}

  /**
   * A statement of a policy.
   *
   * @param policy the one that it belongs to
   * @param arns its resources; none where the actions have none
   * @param actions for each type of resource
   */
  public record Statement(
      String policy,
      String id,
      List<String> arns,
      Optional<Condition> condition,
      Map<String, List<String>> actions) {
    /** What Terraform asks for because of resources of a type. */
    public List<String> actionsFor(String type) {
      return actions.getOrDefault(type, List.of());
    }
  }

  /** A condition that one of the values is what a key holds. */
  public record Condition(String key, List<String> values) {}

  /** The policies, in their order. */
  public static List<String> policies() {
    return STATEMENTS.stream().map(Statement::policy).distinct().toList();
  }

  /** Whether a plan needs a policy, too. */
  public static boolean reads(String policy) {
    return policy.startsWith("read_");
  }

  /** The statements of a policy. */
  public static List<Statement> of(String policy) {
    return STATEMENTS.stream().filter(statement -> statement.policy().equals(policy)).toList();
  }

  /** The types that are known. */
  public static Set<String> types() {
    Set<String> types = new TreeSet<>();
    STATEMENTS.forEach(statement -> types.addAll(statement.actions().keySet()));
    return types;
  }

  private static List<Statement> load() {
    try (InputStream in =
        Objects.requireNonNull(
            TerraformActions.class.getResourceAsStream("terraform-actions.txt"))) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Statement> parse(List<String> lines) {
    List<Statement> statements = new ArrayList<>();
    String policy = "";
    Map<String, List<String>> actions = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher head = HEAD.matcher(line);
      Matcher next = POLICY.matcher(line);
      if (next.matches()) {
        policy = next.group(1);
      } else if (head.matches()) {
        actions = new LinkedHashMap<>();
        statements.add(statement(policy, head, Collections.unmodifiableMap(actions)));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        String[] row = line.split(": ", 2);
        actions.put(row[0], List.of(row[1].split(" ", -1)));
      }
    }
    return List.copyOf(statements);
  }

  private static Statement statement(
      String policy, Matcher head, Map<String, List<String>> actions) {
    String arns = head.group("arns");
    return new Statement(
        policy,
        head.group("id"),
        arns.equals("*") ? List.of() : List.of(arns.split(" ", -1)),
        Optional.ofNullable(head.group("key"))
            .map(key -> new Condition(key, List.of(head.group("values").split(" ", -1)))),
        actions);
  }
}
