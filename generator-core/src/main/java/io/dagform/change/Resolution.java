package io.dagform.change;

import static io.dagform.text.Text.format;
import static java.util.stream.Collectors.joining;

import io.dagform.hcl.HclWriter;
import io.dagform.hcl.Value;
import io.dagform.output.FileTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What values come to, as far as an output tells: references lead to the arguments that they name,
 * local values and files are read, and JSON is taken apart.
 */
final class Resolution {
  private static final Pattern LOCAL = Pattern.compile("local\\.([a-z0-9_]+)");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(aws_[a-z0-9_]+\\.[a-z0-9_]+)\\.([a-z0-9_]+)");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"$%\\\\]*)\"");
  private static final Pattern FILE = Pattern.compile("\\$\\{path\\.module}/");

  /** What tells the elements of a list of maps apart. */
  private static final List<String> LABELS =
      List.of("name", "Sid", "containerName", "rulePriority");

  private final Map<String, Value> arguments;
  private final Map<String, Value> locals;
  private final FileTree tree;

  /**
   * @param arguments of all resources, by address and name
   * @param locals by name
   */
  Resolution(Map<String, Value> arguments, Map<String, Value> locals, FileTree tree) {
    this.arguments = arguments;
    this.locals = locals;
    this.tree = tree;
  }

  /** The single values of an argument, each by its path. */
  SortedMap<String, Argument> leaves(String path, Value value) {
    SortedMap<String, Argument> leaves = new TreeMap<>();
    new Leaves(path, false, leaves).add(value);
    return leaves;
  }

  private String text(Value value, SortedSet<String> awaited) {
    return value.accept(new Text(awaited));
  }

  /** What an expression names, where the output says it; the expression itself otherwise. */
  private Value followed(Value.Expression expression) {
    Matcher literal = LITERAL.matcher(expression.code());
    if (literal.matches()) {
      return Value.text(literal.group(1));
    }
    Matcher local = LOCAL.matcher(expression.code());
    if (local.matches() && locals.containsKey(local.group(1))) {
      return locals.get(local.group(1));
    }
    return arguments.getOrDefault(expression.code(), expression);
  }

  private String content(Value path, SortedSet<String> awaited) {
    String file = FILE.matcher(text(path, awaited)).replaceFirst("");
    byte[] bytes = tree.files().get(file);
    return bytes == null ? file : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Takes a value apart as far as it has parts. */
  private final class Leaves implements Value.ContainerVisitor<Void> {
    private final String path;
    private final boolean ordered;
    private final SortedMap<String, Argument> leaves;

    /**
     * @param ordered whether the order in a list means something
     */
    Leaves(String path, boolean ordered, SortedMap<String, Argument> leaves) {
      this.path = path;
      this.ordered = ordered;
      this.leaves = leaves;
    }

    void add(Value value) {
      value.accept(this);
    }

    private void inside(String further, Value value) {
      new Leaves(path + further, ordered, leaves).add(value);
    }

    private void leaf(String text, SortedSet<String> awaited) {
      leaves.put(path, new Argument(text, awaited));
    }

    @Override
    public Void of(Value.Expression expression) {
      Value followed = followed(expression);
      if (followed.equals(expression)) {
        return other(expression);
      }
      add(followed);
      return null;
    }

    @Override
    public Void other(Value value) {
      SortedSet<String> awaited = new TreeSet<>();
      leaf(text(value, awaited), awaited);
      return null;
    }

    @Override
    public Void of(Value.Tuple tuple) {
      List<Value> items = tuple.items().stream().map(this::target).toList();
      if (items.stream().anyMatch(Value.Obj.class::isInstance)) {
        for (int i = 0; i < items.size(); i++) {
          inside("[" + label(items.get(i), i) + "]", items.get(i));
        }
      } else {
        SortedSet<String> awaited = new TreeSet<>();
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(text(item, awaited)));
        if (!ordered) {
          texts.sort(null);
        }
        leaf(texts.stream().collect(joining(", ", "[", "]")), awaited);
      }
      return null;
    }

    private Value target(Value item) {
      return item instanceof Value.Expression expression ? followed(expression) : item;
    }

    private String label(Value item, int index) {
      if (item instanceof Value.Obj object) {
        for (Value.Entry entry : object.entries()) {
          if (LABELS.contains(entry.key())) {
            return text(entry.value(), new TreeSet<>());
          }
        }
      }
      return Integer.toString(index);
    }

    @Override
    public Void of(Value.Obj object) {
      object.entries().forEach(entry -> inside("." + entry.key(), entry.value()));
      return null;
    }

    @Override
    public Void of(Value.Call call) {
      switch (call.function()) {
        case "jsonencode" -> new Leaves(path, true, leaves).add(call.arguments().get(0));
        case "concat" -> new Leaves(path, ordered, leaves).add(joined(call));
        default -> other(call);
      }
      return null;
    }

    private Value joined(Value.Call call) {
      List<Value> items = new ArrayList<>();
      for (Value part : call.arguments()) {
        if (target(part) instanceof Value.Tuple tuple) {
          items.addAll(tuple.items());
        }
      }
      return new Value.Tuple(items);
    }
  }

  /** Writes a value as one text, and collects what it waits for. */
  private final class Text implements Value.ContainerVisitor<String> {
    private final SortedSet<String> awaited;

    Text(SortedSet<String> awaited) {
      this.awaited = awaited;
    }

    @Override
    public String of(Value.Text text) {
      return text.text();
    }

    @Override
    public String of(Value.Expression expression) {
      Value followed = followed(expression);
      if (!followed.equals(expression)) {
        return followed.accept(this);
      }
      Matcher attribute = ATTRIBUTE.matcher(expression.code());
      while (attribute.find()) {
        awaited.add(attribute.group(1));
      }
      return expression.code().startsWith("path.")
          ? "${path.module}"
          : "${" + expression.code() + "}";
    }

    @Override
    public String of(Value.Template template) {
      return template.parts().stream().map(part -> part.accept(this)).collect(joining());
    }

    @Override
    public String of(Value.Tuple tuple) {
      return tuple.items().stream().map(item -> item.accept(this)).collect(joining(", ", "[", "]"));
    }

    @Override
    public String of(Value.Obj object) {
      return object.entries().stream()
          .map(entry -> entry.key() + " = " + entry.value().accept(this))
          .sorted()
          .collect(joining(", ", "{", "}"));
    }

    @Override
    public String of(Value.Call call) {
      return switch (call.function()) {
        case "file", "filesha256" -> content(call.arguments().get(0), awaited);
        case "templatefile" ->
            content(call.arguments().get(0), awaited) + "\n" + call.arguments().get(1).accept(this);
        default ->
            format(
                "%s(%s)",
                call.function(),
                call.arguments().stream()
                    .map(argument -> argument.accept(this))
                    .collect(joining(", ")));
      };
    }

    @Override
    public String other(Value value) {
      return HclWriter.expression(value);
    }
  }
}
