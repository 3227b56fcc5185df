package io.dagform.change;

import io.dagform.hcl.Element;
import io.dagform.hcl.Value;
import io.dagform.output.FileTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The resources of an output by their addresses.
 *
 * @param byAddress all of them
 * @param forgotten the addresses that Terraform is told to forget
 * @param moved the new address of a resource by its former one
 * @param provider the arguments of the AWS provider
 */
public record Resources(
    SortedMap<String, Resource> byAddress,
    Set<String> forgotten,
    Map<String, String> moved,
    SortedMap<String, Argument> provider) {
  // Names of the people who read a plan, not arguments of the resource.
  private static final Set<String> META = Set.of("depends_on", "lifecycle");

  // They never enter a plan.
  private static final Set<String> WRITE_ONLY = Set.of("password_wo", "secret_string_wo");

  /** In each group of blocks of one name, what tells them apart. */
  private static final List<String> LABELS = List.of("id", "name", "capacity_provider");

  /**
   * Reads an output.
   *
   * @param files the blocks of each Terraform file
   * @param tree all files, which the blocks may read
   */
  public static Resources of(SortedMap<String, List<Element.Block>> files, FileTree tree) {
    Map<String, Element.Block> blocks = new TreeMap<>();
    Map<String, Value> locals = new HashMap<>();
    Map<String, Value> arguments = new HashMap<>();
    Set<String> forgotten = new TreeSet<>();
    Map<String, String> moved = new LinkedHashMap<>();
    SortedMap<String, Argument> provider = new TreeMap<>();
    for (Element.Block block : files.values().stream().flatMap(List::stream).toList()) {
      switch (block.type()) {
        case "resource" -> {
          String address = String.join(".", block.labels());
          blocks.put(address, block);
          attributes(block).forEach((name, value) -> arguments.put(address + "." + name, value));
        }
        case "locals" -> locals.putAll(attributes(block));
        case "removed" -> forgotten.add(address(block, "from"));
        case "moved" -> moved.put(address(block, "from"), address(block, "to"));
        default -> {
          // Nothing that becomes a resource.
        }
      }
    }
    Resolution resolution = new Resolution(arguments, locals, tree);
    SortedMap<String, Resource> resources = new TreeMap<>();
    blocks.forEach(
        (address, block) ->
            resources.put(
                address, new Resource(address, arguments(block, resolution), ignored(block))));
    files.values().stream()
        .flatMap(List::stream)
        .filter(block -> block.type().equals("provider"))
        .forEach(block -> provider.putAll(arguments(block, resolution)));
    return new Resources(resources, forgotten, moved, provider);
  }

  /** An output in which nothing is. */
  public static Resources none() {
    return new Resources(new TreeMap<>(), Set.of(), Map.of(), new TreeMap<>());
  }

  private static Map<String, Value> attributes(Element.Block block) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    for (Element element : block.body()) {
      if (element instanceof Element.Attribute attribute) {
        attributes.put(attribute.name(), attribute.value());
      }
    }
    return attributes;
  }

  private static List<Element.Block> nested(Element.Block block) {
    List<Element.Block> nested = new ArrayList<>();
    for (Element element : block.body()) {
      if (element instanceof Element.Block inner) {
        nested.add(inner);
      }
    }
    return nested;
  }

  private static SortedMap<String, Argument> arguments(Element.Block block, Resolution resolution) {
    SortedMap<String, Argument> arguments = new TreeMap<>();
    add(block, "", resolution, arguments);
    return arguments;
  }

  private static void add(
      Element.Block block,
      String path,
      Resolution resolution,
      SortedMap<String, Argument> arguments) {
    attributes(block)
        .forEach(
            (name, value) -> {
              if (!META.contains(name) && !WRITE_ONLY.contains(name)) {
                arguments.putAll(resolution.leaves(path + name, value));
              }
            });
    Map<String, List<Element.Block>> byName = new LinkedHashMap<>();
    for (Element.Block inner : nested(block)) {
      if (!META.contains(inner.type())) {
        byName.computeIfAbsent(inner.type(), type -> new ArrayList<>()).add(inner);
      }
    }
    byName.forEach(
        (name, group) -> {
          for (int i = 0; i < group.size(); i++) {
            String label = group.size() == 1 ? "" : "[" + label(group.get(i), i) + "]";
            // A block may be empty, and says something by being there.
            arguments.put(path + name + label, new Argument("{}", new TreeSet<>()));
            add(group.get(i), path + name + label + ".", resolution, arguments);
          }
        });
  }

  private static String label(Element.Block block, int index) {
    Map<String, Value> attributes = attributes(block);
    return LABELS.stream()
        .map(attributes::get)
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).text())
        .findFirst()
        .orElse(Integer.toString(index));
  }

  private static List<String> ignored(Element.Block block) {
    return nested(block).stream()
        .filter(inner -> inner.type().equals("lifecycle"))
        .map(inner -> Optional.ofNullable(attributes(inner).get("ignore_changes")))
        .flatMap(Optional::stream)
        .flatMap(value -> value instanceof Value.Tuple tuple ? tuple.items().stream() : null)
        .map(Resources::code)
        .toList();
  }

  private static String address(Element.Block block, String name) {
    return code(Optional.ofNullable(attributes(block).get(name)).orElseThrow());
  }

  private static String code(Value value) {
    return value instanceof Value.Expression expression ? expression.code() : String.valueOf(value);
  }
}
