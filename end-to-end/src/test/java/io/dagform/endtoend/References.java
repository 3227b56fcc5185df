package io.dagform.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which resource of a folder refers to which other one, directly or through local values. */
final class References {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(?:resource \"([a-z0-9_]+)\" \"([a-z0-9_]+)\"|(locals)) \\{$(.*?)^}$");
  private static final Pattern RESOURCE = Pattern.compile("\\b(aws_[a-z0-9_]+\\.[a-z0-9_]+)\\.");
  private static final Pattern LOCAL = Pattern.compile("(?m)^  ([a-z0-9_]+) += ");
  private static final Pattern LOCAL_USED = Pattern.compile("\\blocal\\.([a-z0-9_]+)");

  private final Map<String, Set<String>> byAddress = new TreeMap<>();

  References(Path folder) throws IOException {
    Map<String, String> bodies = new TreeMap<>();
    Map<String, String> locals = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tf")).toList()) {
        Matcher block = BLOCK.matcher(Files.readString(file));
        while (block.find()) {
          if (block.group(3) == null) {
            bodies.put(block.group(1) + "." + block.group(2), block.group(4));
          } else {
            addLocals(block.group(4), locals);
          }
        }
      }
    }
    bodies.forEach((address, body) -> byAddress.put(address, in(body, locals)));
  }

  private static void addLocals(String body, Map<String, String> locals) {
    Matcher local = LOCAL.matcher(body);
    String name = "";
    int from = 0;
    while (local.find()) {
      locals.put(name, body.substring(from, local.start()));
      name = local.group(1);
      from = local.start();
    }
    locals.put(name, body.substring(from));
  }

  private static Set<String> in(String body, Map<String, String> locals) {
    Set<String> found = new TreeSet<>();
    RESOURCE.matcher(body).results().forEach(match -> found.add(match.group(1)));
    LOCAL_USED
        .matcher(body)
        .results()
        .forEach(match -> found.addAll(in(locals.getOrDefault(match.group(1), ""), locals)));
    return found;
  }

  /** What a plan destroys first although something that stays refers to it. */
  List<String> brokenBy(JsonNode plan) {
    Map<String, String> actions = TerraformFolder.actions(plan);
    List<String> broken = new ArrayList<>();
    byAddress.forEach(
        (address, others) -> {
          boolean stays = !actions.getOrDefault(address, "").startsWith("[\"delete\"");
          for (String other : others) {
            if (stays
                // They name what they are about, and hold nothing (CloudWatch API, Dimension).
                && !address.startsWith("aws_cloudwatch_metric_alarm.")
                && !address.startsWith("aws_cloudwatch_dashboard.")
                // Nothing in AWS goes with it: it waits for a certificate, no more.
                && !other.startsWith("aws_acm_certificate_validation.")
                && actions.getOrDefault(other, "").equals("[\"delete\",\"create\"]")
                // Its revisions are never taken away.
                && !other.startsWith("aws_ecs_task_definition.")) {
              broken.add(other + " goes while " + address + " stays");
            }
          }
        });
    return broken;
  }
}
