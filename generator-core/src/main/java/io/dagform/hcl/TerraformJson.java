package io.dagform.hcl;

import static java.util.stream.Collectors.partitioningBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Terraform's JSON, as CDKTF gives it, read as files of blocks.
 *
 * <p>A block's file is the first segment of its construct path below the stack, which CDKTF keeps
 * under {@code //}; all else that JSON can't say is in {@link StackExtras}.
 */
public final class TerraformJson {
  /** In an order of arguments, the place of those that it does not name. */
  public static final String OTHERS = "*";

  private static final Set<String> CONDITIONS = Set.of("precondition", "postcondition");
  private static final Set<String> META = Set.of("//", "lifecycle", "depends_on");

  private final BlockTypes types;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final int others;
  private final StackExtras extras;
  private final SortedMap<String, List<Placed>> files = new TreeMap<>();

  private record Placed(int order, Element.Block block) {}

  private TerraformJson(BlockTypes types, List<String> order, StackExtras extras) {
    this.types = types;
    for (int i = 0; i < order.size(); i++) {
      ranks.put(order.get(i), i);
    }
    this.others = order.indexOf(OTHERS);
    this.extras = extras;
  }

  /**
   * Reads a stack.
   *
   * @param extras what the JSON does not say about its blocks
   * @param types the nested blocks under {@code resource}, {@code data}, {@code ephemeral} and
   *     {@code provider}
   * @param order the order of the arguments of a body, with {@link #OTHERS} for the unnamed
   * @return the blocks of each file by its name without the ending
   */
  public static SortedMap<String, List<Element.Block>> files(
      Map<String, Object> json, StackExtras extras, BlockTypes types, List<String> order) {
    TerraformJson reader = new TerraformJson(types, order, extras);
    reader.terraform(Json.map(json.get("terraform")));
    reader.providers(Json.map(json.get("provider")));
    reader.locals();
    for (String kind : List.of("ephemeral", "data", "resource")) {
      Json.map(json.get(kind))
          .forEach((type, named) -> reader.resources(kind, type, Json.map(named)));
    }
    reader.variables(Json.map(json.get("variable")));
    reader.outputs(Json.map(json.get("output")));

    SortedMap<String, List<Element.Block>> result = new TreeMap<>();
    reader.files.forEach(
        (file, blocks) ->
            result.put(
                file,
                blocks.stream()
                    .sorted(Comparator.comparingInt(Placed::order))
                    .map(Placed::block)
                    .toList()));
    return result;
  }

  private void place(String file, int order, Element.Block block) {
    files.computeIfAbsent(file, name -> new ArrayList<>()).add(new Placed(order, block));
  }

  private void terraform(Map<String, Object> terraform) {
    List<Element> body = new ArrayList<>();
    terraform.forEach(
        (name, value) -> {
          if (!(value instanceof Map)) {
            body.add(new Element.Attribute(name, value(value), List.of()));
          }
        });
    List<Element> providers = new ArrayList<>();
    Json.map(terraform.get("required_providers"))
        .forEach(
            (name, value) ->
                providers.add(
                    new Element.Attribute(name, value(new TreeMap<>(Json.map(value))), List.of())));
    body.add(new Element.Block("required_providers", List.of(), providers));
    Json.map(terraform.get("backend"))
        .forEach(
            (type, arguments) ->
                body.add(
                    new Element.Block(
                        "backend",
                        List.of(type),
                        body(Json.map(arguments), BlockTypes.NONE, "", new Extras()))));
    place("versions", 0, new Element.Block("terraform", List.of(), body));
  }

  private void providers(Map<String, Object> providers) {
    providers.forEach(
        (name, configurations) -> {
          for (Object configuration : Json.list(configurations)) {
            Map<String, Object> map = Json.map(configuration);
            place(
                "providers",
                0,
                block(
                    "provider",
                    List.of(name),
                    map,
                    types.inside("provider").inside(name),
                    new Extras()));
          }
        });
  }

  private void locals() {
    for (StackExtras.Locals locals : extras.locals()) {
      Extras said = locals.placed().extras();
      List<Element> body = new ArrayList<>();
      said.values()
          .forEach((name, value) -> body.add(new Element.Attribute(name, value, said.notes(name))));
      place(
          locals.file(),
          locals.placed().order(),
          new Element.Block("locals", List.of(), body, said.above(), List.of()));
    }
  }

  private void resources(String kind, String type, Map<String, Object> named) {
    BlockTypes blocks = types.inside(kind).inside(type);
    named.forEach(
        (id, value) -> {
          Map<String, Object> body = Json.map(value);
          String[] path = path(body);
          StackExtras.Placed placed = extras.of(path[path.length - 1]);
          place(
              path[1],
              placed.order(),
              block(kind, List.of(type, label(path)), body, blocks, placed.extras()));
        });
  }

  private void outputs(Map<String, Object> outputs) {
    int order = 0;
    for (Map.Entry<String, Object> output : outputs.entrySet()) {
      place(
          "outputs",
          order++,
          block(
              "output",
              List.of(output.getKey()),
              Json.map(output.getValue()),
              BlockTypes.NONE,
              extras.of("output." + output.getKey()).extras()));
    }
  }

  private void variables(Map<String, Object> variables) {
    variables.forEach(
        (name, variable) ->
            place(
                "variables",
                0,
                block(
                    "variable",
                    List.of(name),
                    Json.map(variable),
                    BlockTypes.NONE,
                    extras.of("var." + name).extras())));
  }

  private Element.Block block(
      String type,
      List<String> labels,
      Map<String, Object> body,
      BlockTypes blocks,
      Extras extras) {
    return new Element.Block(
        type, labels, body(body, blocks, "", extras), extras.above(), extras.inside());
  }

  private List<Element> body(
      Map<String, Object> body, BlockTypes blocks, String path, Extras extras) {
    Map<String, Value> laidOut = path.isEmpty() ? extras.values() : Map.of();
    List<Element.Attribute> attributes = new ArrayList<>();
    List<Element.Block> nested = new ArrayList<>();
    for (Map.Entry<String, Object> argument : body.entrySet()) {
      String name = argument.getKey();
      if (META.contains(name)) {
        continue;
      }
      List<String> comments = extras.notes(path + name);
      if (blocks.isBlock(name)) {
        for (Object item : Json.list(argument.getValue())) {
          nested.add(
              new Element.Block(
                  name,
                  List.of(),
                  body(Json.map(item), blocks.inside(name), path + name + ".", extras),
                  comments,
                  List.of()));
        }
      } else {
        Value value = laidOut.get(name);
        attributes.add(
            new Element.Attribute(
                name, value == null ? value(argument.getValue()) : value, comments));
      }
    }
    // What the bindings are too old for has a value here only.
    laidOut.forEach(
        (name, value) -> {
          if (!body.containsKey(name)) {
            attributes.add(new Element.Attribute(name, value, extras.notes(name)));
          }
        });
    attributes.sort(
        Comparator.<Element.Attribute>comparingInt(a -> rank(a.name()))
            .thenComparing(Element.Attribute::name));
    nested.sort(Comparator.comparingInt(block -> rank(block.type())));
    Map<Boolean, List<Element.Attribute>> byTakingLines =
        attributes.stream().collect(partitioningBy(a -> HclWriter.takesLines(a.value())));
    List<Element> elements = new ArrayList<>();
    elements.addAll(byTakingLines.get(false));
    elements.addAll(byTakingLines.get(true));
    elements.addAll(nested);
    if (body.containsKey("lifecycle")) {
      elements.add(lifecycle(Json.map(body.get("lifecycle")), extras));
    }
    if (body.containsKey("depends_on")) {
      elements.add(new Element.Attribute("depends_on", bare(body.get("depends_on")), List.of()));
    }
    return elements;
  }

  private static Element lifecycle(Map<String, Object> lifecycle, Extras extras) {
    List<Element> body = new ArrayList<>();
    lifecycle.forEach(
        (name, value) -> {
          if (CONDITIONS.contains(name)) {
            Json.list(value).forEach(each -> body.add(condition(name, Json.map(each))));
          } else {
            body.add(
                new Element.Attribute(
                    name,
                    value instanceof List ? bare(value) : value(value),
                    extras.notes("lifecycle." + name)));
          }
        });
    return new Element.Block("lifecycle", List.of(), body);
  }

  private static Element condition(String name, Map<String, Object> condition) {
    List<Element> body = new ArrayList<>();
    condition.forEach(
        (argument, value) -> body.add(new Element.Attribute(argument, value(value), List.of())));
    return new Element.Block(name, List.of(), body);
  }

  private int rank(String attribute) {
    return ranks.getOrDefault(attribute, others);
  }

  /** Addresses, which Terraform takes without quotes. */
  private static Value bare(Object addresses) {
    return new Value.Tuple(
        Json.texts(addresses).stream().<Value>map(Value.Expression::new).toList());
  }

  private static Value value(Object json) {
    if (json instanceof String text) {
      return Strings.parseJson(text);
    }
    if (json instanceof Boolean bool) {
      return new Value.Bool(bool);
    }
    if (json instanceof Double || json instanceof Float) {
      double number = ((Number) json).doubleValue();
      return number == Math.rint(number)
          ? new Value.Whole((long) number)
          : new Value.Decimal(number);
    }
    if (json instanceof Number number) {
      return new Value.Whole(number.longValue());
    }
    if (json instanceof List<?> list) {
      return new Value.Tuple(list.stream().<Value>map(TerraformJson::value).toList());
    }
    if (json instanceof Map<?, ?>) {
      List<Value.Entry> entries = new ArrayList<>();
      Json.map(json)
          .forEach(
              (key, value) ->
                  entries.add(new Value.Entry(key(key), value(value), Optional.empty())));
      return new Value.Obj(entries);
    }
    return new Value.Null();
  }

  /** A key of a map, which in the JSON syntax is a template like any text. */
  private static String key(String json) {
    if (Strings.parseJson(json) instanceof Value.Text literal) {
      return literal.text();
    }
    throw new IllegalArgumentException("a key that is not known here: " + json);
  }

  /** The construct's path: the stack, the group, which is the file, and the address at its end. */
  private static String[] path(Map<String, Object> body) {
    String path = String.valueOf(Json.map(Json.map(body.get("//")).get("metadata")).get("path"));
    String[] segments = path.split("/", -1);
    if (segments.length < 3) {
      throw new IllegalStateException("no construct path below a group: " + path);
    }
    return segments;
  }

  /** The name in an address, which CDKTF would make an identifier of its own from. */
  private static String label(String[] path) {
    String address = path[path.length - 1];
    return address.substring(address.lastIndexOf('.') + 1);
  }
}
