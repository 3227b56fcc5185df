package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.ListNode;
import io.dagform.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list.
 *
 * @param minimum the fewest items
 * @param maximum the most items
 * @param source where the limits are written
 */
public record ListOf<T>(Type<T> item, int minimum, int maximum, String source)
    implements Type<List<T>> {
  @Override
  public Optional<List<T>> read(Node node, SpecPath path, Reading reading) {
    if (!(node instanceof ListNode list)) {
      reading.problem(
          DiagnosticCode.WRONG_TYPE,
          path,
          node.at(),
          format("`%s` is %s; a list is needed.", path, node.kind()),
          "Write `[...]`, also around a single item.");
      return Optional.empty();
    }
    if (list.items().size() < minimum || list.items().size() > maximum) {
      reading.problem(
          DiagnosticCode.OUT_OF_RANGE,
          path,
          node.at(),
          format(
              "`%s` has %s items; allowed are %s to %s.",
              path, list.items().size(), minimum, maximum));
      return Optional.empty();
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      SpecPath itemPath = path.index(i);
      Node itemNode = list.items().get(i);
      reading.written(itemPath, itemNode.at());
      item.read(itemNode, itemPath, reading).ifPresent(values::add);
    }
    reading.list(path, list.items().size());
    return values.size() == list.items().size() ? Optional.of(values) : Optional.empty();
  }

  @Override
  public Schema schema() {
    return new Schema.Items(item.schema(), minimum, maximum, source);
  }
}
