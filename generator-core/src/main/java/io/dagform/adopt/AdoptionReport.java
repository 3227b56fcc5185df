package io.dagform.adopt;

import static io.dagform.text.Text.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an adoption makes of every resource of the output, in words. */
final class AdoptionReport {
  /** What becomes of a resource, in the order of the report. */
  private enum Fate {
    TAKEN_OVER("Taken over"),
    OVERWRITTEN(
        "Written over what is taken over has now; list one to see in the plan what it changes"),
    REVISED("A further revision; the one that runs stays"),
    CREATED_UNLESS_LISTED(
        "Created, because the inventory lists none; AWS refuses most that exist already, so list these by their ids first"),
    CREATED("Created");

    private final String words;

    Fate(String words) {
      this.words = words;
    }
  }

  /** What the plan does not say about a type. */
  private static final Map<String, String> REMARKS =
      Map.of(
          "aws_db_instance",
              "The database gets a generated password at the first apply, and the services roll: nobody has to know the present one, and whoever else uses it needs the new one. Its other changes wait for its maintenance window, and plans show them until then. AWS moves no database to another subnet group of its VPC, so take over the one that it has.",
          "aws_ecs_service",
              "A service with a launch type is replaced, unless it is moved first, in a cluster that has the capacity provider: `aws ecs update-service --cluster ... --service ... --capacity-provider-strategy capacityProvider=FARGATE,weight=1 --force-new-deployment`. Scaling policies that it has by other names stay, and act as well.",
          "aws_iam_role",
              "Policies that a role has beside the generated one stay; detach what is not needed.",
          "aws_iam_user", "Access keys and other policies of the user stay.",
          "aws_security_group",
              "Rules of security groups that the inventory does not list stay; compare them with the generated ones.",
          "aws_vpc", "The default security group of the VPC loses all its rules.");

  private AdoptionReport() {}

  static List<String> lines(Map<String, String> imports, Resources resources) {
    List<String> lines = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      List<String> addresses =
          resources.addresses().stream()
              .filter(address -> fate(address, imports, resources) == fate)
              .toList();
      if (!addresses.isEmpty()) {
        lines.add(format("%s (%s):", fate.words, addresses.size()));
        addresses.forEach(address -> lines.add("  " + line(address, fate, imports)));
      }
    }
    REMARKS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(
            remark ->
                imports.keySet().stream()
                    .anyMatch(address -> Resources.type(address).equals(remark.getKey())))
        .forEach(remark -> lines.add(remark.getValue()));
    lines.add("Tags that the spec does not give are removed; `tags` in the spec adds some.");
    lines.add(
        "Plan before you apply: what the plan replaces or destroys differs in something that the inventory does not say.");
    return lines;
  }

  private static String line(String address, Fate fate, Map<String, String> imports) {
    return switch (fate) {
      case TAKEN_OVER -> address + ": " + imports.get(address);
      case CREATED_UNLESS_LISTED ->
          address + ": " + ImportRules.of(Resources.type(address)).orElseThrow().form().words();
      case OVERWRITTEN, REVISED, CREATED -> address;
    };
  }

  private static Fate fate(String address, Map<String, String> imports, Resources resources) {
    if (imports.containsKey(address)) {
      return Fate.TAKEN_OVER;
    }
    Optional<ImportRule> rule = ImportRules.of(Resources.type(address));
    if (rule.isEmpty()) {
      return Fate.CREATED;
    }
    return switch (rule.get().existence()) {
      case DRAWN, NAMED -> Fate.CREATED_UNLESS_LISTED;
      case JOINED -> Fate.CREATED;
      case OVERWRITTEN ->
          imports.keySet().containsAll(resources.parents(rule.get().template(), address))
              ? Fate.OVERWRITTEN
              : Fate.CREATED;
      case REVISED -> Fate.REVISED;
    };
  }
}
