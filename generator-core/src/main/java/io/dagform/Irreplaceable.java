package io.dagform;

import io.dagform.aws.ReplacementRules;
import io.dagform.hcl.Element;
import io.dagform.hcl.HclWriter;
import io.dagform.hcl.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The values of an output that a later output must not change, because AWS would destroy data:
 * lines of {@code address attribute value} for the manifest.
 */
final class Irreplaceable {
  private final Map<String, Value> values = new HashMap<>();

  private Irreplaceable(Map<String, List<Element.Block>> files) {
    for (List<Element.Block> blocks : files.values()) {
      for (Element.Block block : blocks) {
        if (block.type().equals("resource")) {
          remember(block);
        }
      }
    }
  }

  static SortedSet<String> values(Map<String, List<Element.Block>> files) {
    Irreplaceable all = new Irreplaceable(files);
    SortedSet<String> lines = new TreeSet<>();
    all.values.forEach(
        (path, value) -> {
          String type = path.substring(0, path.indexOf('.'));
          String attribute = path.substring(path.lastIndexOf('.') + 1);
          if (ReplacementRules.attributes(type).contains(attribute)) {
            lines.add(
                path.substring(0, path.lastIndexOf('.'))
                    + " "
                    + attribute
                    + " "
                    + HclWriter.expression(all.literal(value)));
          }
        });
    return lines;
  }

  private void remember(Element.Block resource) {
    for (Element element : resource.body()) {
      if (element instanceof Element.Attribute attribute) {
        values.put(String.join(".", resource.labels()) + "." + attribute.name(), attribute.value());
      }
    }
  }

  /** What a reference to a written value stands for. */
  private Value literal(Value value) {
    return value instanceof Value.Expression expression
        ? values.getOrDefault(expression.code(), value)
        : value;
  }
}
