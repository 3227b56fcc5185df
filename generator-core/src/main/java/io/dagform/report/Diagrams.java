package io.dagform.report;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The pictures of the architecture document, in Mermaid. */
final class Diagrams {
  private Diagrams() {}

  /** Everything that is built, and what uses what. */
  static List<String> overview(Blueprint blueprint) {
    List<Node> nodes = blueprint.all(Part::nodes);
    List<String> lines = new ArrayList<>();
    lines.add("graph TB");
    add(nodes, Node.Place.OUTSIDE, "  ", lines);
    lines.add(format("  subgraph region[\"AWS %s\"]", blueprint.frame().region()));
    lines.add("    subgraph vpc[\"VPC\"]");
    add(nodes, Node.Place.VPC, "      ", lines);
    lines.add("      subgraph cluster[\"ECS cluster\"]");
    add(nodes, Node.Place.CLUSTER, "        ", lines);
    lines.add("      end");
    lines.add("    end");
    add(nodes, Node.Place.REGION, "    ", lines);
    lines.add("  end");
    edges(nodes, lines);
    return lines;
  }

  private static void add(List<Node> nodes, Node.Place place, String indent, List<String> lines) {
    nodes.stream()
        .filter(node -> node.place() == place)
        .forEach(node -> lines.add(indent + node.id() + node.shape()));
  }

  private static void edges(List<Node> nodes, List<String> lines) {
    String entries = ids(nodes, " --> ", Node.Role.ENTRY);
    if (!entries.isEmpty()) {
      lines.add(format("  %s --> %s", entries, ids(nodes, " & ", Node.Role.SERVER)));
    }
    String used = ids(nodes, " & ", Node.Role.USED);
    if (!used.isEmpty()) {
      lines.add(format("  %s --> %s", ids(nodes, " & ", Node.Role.SERVER, Node.Role.WORKER), used));
    }
  }

  private static String ids(List<Node> nodes, String separator, Node.Role... roles) {
    return nodes.stream()
        .filter(node -> List.of(roles).contains(node.role()))
        .map(Node::id)
        .collect(Collectors.joining(separator));
  }

  /** The flows between the security groups. */
  static List<String> flows(Blueprint blueprint) {
    Set<String> lines = new LinkedHashSet<>();
    lines.add("graph LR");
    for (Flow flow : blueprint.flows()) {
      lines.add(
          format(
              "  %s -- \"%s %s\" --> %s",
              node(flow.from()), flow.to().protocol(), flow.to().number(), node(flow.to().at())));
    }
    return List.copyOf(lines);
  }

  private static String node(Peer peer) {
    String id =
        peer.group().isPresent()
            ? peer.key()
            : "net_" + peer.label().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    return format("%s[\"%s\"]", id, peer.label());
  }

  /** Which container waits for which. */
  static List<String> start(Blueprint blueprint) {
    List<String> lines = new ArrayList<>();
    lines.add("graph TD");
    for (Workload workload : blueprint.workloads()) {
      lines.add(format("  subgraph %s_task[\"%s\"]", workload.key(), workload.family()));
      for (Container container : workload.containers()) {
        lines.add(format("    %s[\"%s\"]", id(workload, container.name()), described(container)));
        for (Container.Dependency dependency : container.start().after()) {
          lines.add(
              format(
                  "    %s -- %s --> %s",
                  id(workload, dependency.container()),
                  dependency.condition().name(),
                  id(workload, container.name())));
        }
      }
      lines.add("  end");
    }
    return lines;
  }

  private static String described(Container container) {
    return container.purpose().isEmpty()
        ? container.name()
        : container.name() + "<br/>" + container.purpose();
  }

  private static String id(Workload workload, String container) {
    return workload.key() + "_" + container.replace('-', '_');
  }
}
