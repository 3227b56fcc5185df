package io.dagform.adopt;

import static java.util.stream.Collectors.toMap;

import io.dagform.adopt.ImportRule.Existence;
import io.dagform.aws.ReplacementRules;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.hcl.Element;
import io.dagform.hcl.HclWriter;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How what an inventory lists becomes the resources of an output.
 *
 * @param imports the id of each resource that is taken over, by its address
 * @param files the text of each file that Terraform needs for it, by its name; none where there are
 *     errors, or nothing is taken over
 * @param report what becomes of every resource of the output, in lines
 * @param diagnostics what is wrong with the inventory, and where it differs from the output, sorted
 *     by place
 */
public record Adoption(
    Map<String, String> imports,
    SortedMap<String, String> files,
    List<String> report,
    List<Diagnostic> diagnostics) {
  /** The name of the file with the imports. */
  public static final String IMPORTS = "imports.tf";

  /** The name of the file with what the resources keep. */
  public static final String OVERRIDE = "adopted_override.tf";

  public Adoption {
    imports = Collections.unmodifiableMap(new LinkedHashMap<>(imports));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    report = List.copyOf(report);
    diagnostics = diagnostics.stream().sorted().toList();
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /**
   * Holds an inventory against an output.
   *
   * @param region the spec's
   * @param accountId the spec's, if it names one
   * @param output the blocks of each file by its name
   */
  public static Adoption of(
      Inventory inventory,
      String region,
      Optional<String> accountId,
      Map<String, List<Element.Block>> output) {
    if (inventory.content().isEmpty()) {
      return refused(inventory.problems());
    }
    Inventory.Content content = inventory.content().get();
    Resources resources =
        new Resources(
            output,
            content.ids(),
            Map.of(
                "data.aws_region.current.id",
                region,
                "data.aws_caller_identity.current.account_id",
                content.accountId()));
    InventoryCheck check = new InventoryCheck(content, resources, inventory.locator());
    check.run(region, accountId);
    if (check.problems().stream().anyMatch(Diagnostic::isError)) {
      return refused(check.problems());
    }
    Map<String, String> imports = imports(content, resources);
    return new Adoption(
        imports,
        files(imports, resources),
        AdoptionReport.lines(imports, resources),
        check.problems());
  }

  private static Adoption refused(List<Diagnostic> problems) {
    return new Adoption(Map.of(), Collections.emptySortedMap(), List.of(), problems);
  }

  private static Map<String, String> imports(Inventory.Content content, Resources resources) {
    Set<String> taken = new HashSet<>(content.ids().keySet());
    taken.removeIf(address -> rule(address).existence() == Existence.REVISED);
    for (String address : resources.addresses()) {
      if (isJoined(address)
          && !content.create().contains(address)
          && taken.containsAll(resources.parents(rule(address).template(), address))) {
        taken.add(address);
      }
    }
    return resources.addresses().stream()
        .filter(taken::contains)
        .collect(
            toMap(
                address -> address,
                address ->
                    Optional.ofNullable(content.ids().get(address))
                        .or(() -> resources.fill(rule(address).template(), address))
                        .orElseThrow(),
                (first, second) -> first,
                LinkedHashMap::new));
  }

  static boolean isJoined(String address) {
    return ImportRules.of(Resources.type(address))
        .map(rule -> rule.existence() == Existence.JOINED)
        .orElse(false);
  }

  private static ImportRule rule(String address) {
    return ImportRules.of(Resources.type(address)).orElseThrow();
  }

  private static SortedMap<String, String> files(Map<String, String> imports, Resources resources) {
    SortedMap<String, String> files = new TreeMap<>();
    if (imports.isEmpty()) {
      return files;
    }
    List<Element.Block> blocks = new ArrayList<>();
    imports.forEach(
        (address, id) ->
            blocks.add(
                new Element.Block(
                    "import",
                    List.of(),
                    List.of(
                        attribute("to", new Value.Expression(address)),
                        attribute("id", Value.text(id))))));
    files.put(
        IMPORTS,
        HclWriter.write(
            "What dagster:adopt takes over. Delete this file once it is applied.", blocks));
    List<Element.Block> overrides = overrides(imports.keySet(), resources);
    if (!overrides.isEmpty()) {
      files.put(
          OVERRIDE,
          HclWriter.write(
              "Yours: Terraform lays this over the generated files. No other value is possible without a new resource.",
              overrides));
    }
    return files;
  }

  private static List<Element.Block> overrides(Set<String> imported, Resources resources) {
    Set<String> addresses = new TreeSet<>(resources.kept().keySet());
    imported.stream()
        .filter(address -> ReplacementRules.loss(Resources.type(address)).isPresent())
        .forEach(addresses::add);
    return addresses.stream().map(address -> override(address, resources)).toList();
  }

  private static Element.Block override(String address, Resources resources) {
    String type = Resources.type(address);
    List<Element> body = new ArrayList<>();
    resources
        .kept()
        .getOrDefault(address, Collections.emptySortedMap())
        .forEach((argument, value) -> body.add(attribute(argument, value)));
    if (ReplacementRules.loss(type).isPresent()) {
      body.add(
          new Element.Block(
              "lifecycle", List.of(), List.of(attribute("prevent_destroy", Value.bool(true)))));
    }
    return new Element.Block("resource", List.of(type, address.substring(type.length() + 1)), body);
  }

  private static Element.Attribute attribute(String name, Value value) {
    return new Element.Attribute(name, value, List.of());
  }
}
