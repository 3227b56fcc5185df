package io.dagform.adopt;

import io.dagform.hcl.Element;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The resources of an output, and what is known of their values before anything is applied. */
final class Resources {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9_]+)}");
  private static final Pattern REFERENCE =
      Pattern.compile("(?:data\\.)?(?<address>[a-z0-9_]+\\.[A-Za-z0-9_-]+)\\.(?<argument>[a-z_]+)");

  private final Map<String, Element.Block> blocks = new LinkedHashMap<>();
  private final Map<String, String> known;
  private final Map<String, SortedMap<String, Value>> kept = new TreeMap<>();
  private final Map<String, String> ids;

  /**
   * @param ids the ids of the resources that exist, by their addresses
   * @param known what data sources will say, by the expression
   */
  Resources(
      Map<String, List<Element.Block>> files, Map<String, String> ids, Map<String, String> known) {
    this.ids = Map.copyOf(ids);
    this.known = Map.copyOf(known);
    files
        .values()
        .forEach(
            file ->
                file.stream()
                    .filter(block -> block.type().equals("resource"))
                    .forEach(block -> blocks.put(String.join(".", block.labels()), block)));
  }

  /** The addresses, in the order of the files. */
  List<String> addresses() {
    return List.copyOf(blocks.keySet());
  }

  boolean has(String address) {
    return blocks.containsKey(address);
  }

  static String type(String address) {
    return new Ref(address).type();
  }

  /** Lays a live value over the one that the output gives. */
  void keep(String address, String argument, Value value) {
    kept.computeIfAbsent(address, each -> new TreeMap<>()).put(argument, value);
  }

  /** The values that are laid over those of the output, by address and argument. */
  Map<String, SortedMap<String, Value>> kept() {
    return kept;
  }

  /** The names of a resource's arguments. */
  List<String> arguments(String address) {
    return attributes(address).stream().map(Element.Attribute::name).toList();
  }

  /** What a resource's argument is, as it is written; absent if it is not. */
  Optional<Value> argument(String address, String argument) {
    Value laidOver = kept.getOrDefault(address, new TreeMap<>()).get(argument);
    return laidOver == null
        ? attributes(address).stream()
            .filter(attribute -> attribute.name().equals(argument))
            .map(Element.Attribute::value)
            .findFirst()
        : Optional.of(laidOver);
  }

  private List<Element.Attribute> attributes(String address) {
    Element.Block block = blocks.get(address);
    return block == null
        ? List.of()
        : block.body().stream()
            .filter(Element.Attribute.class::isInstance)
            .map(Element.Attribute.class::cast)
            .toList();
  }

  /** The text of a value; absent if it is known only once it is applied, or is no text. */
  Optional<String> text(Value value) {
    return value.accept(new Known());
  }

  /** A rule's template, filled; absent if a part of it is not known yet. */
  Optional<String> fill(String template, String address) {
    StringBuilder out = new StringBuilder();
    int end = 0;
    for (MatchResult place : PLACE.matcher(template).results().toList()) {
      Optional<String> text = argument(address, place.group(1)).flatMap(this::text);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      out.append(template.substring(end, place.start())).append(text.get());
      end = place.end();
    }
    return Optional.of(out.append(template.substring(end)).toString());
  }

  /** The other resources that a rule's template needs. */
  Set<String> parents(String template, String address) {
    Set<String> parents = new TreeSet<>();
    PLACE
        .matcher(template)
        .results()
        .flatMap(place -> argument(address, place.group(1)).stream())
        .forEach(value -> parents.addAll(value.accept(new Mentioned())));
    return parents;
  }

  private Optional<String> reference(String code) {
    if (known.containsKey(code)) {
      return Optional.ofNullable(known.get(code));
    }
    var matcher = REFERENCE.matcher(code);
    if (!matcher.matches() || !has(matcher.group("address"))) {
      return Optional.empty();
    }
    String address = matcher.group("address");
    String argument = matcher.group("argument");
    Optional<Value> written = argument(address, argument);
    return written.isPresent()
        ? text(written.get())
        : id(address)
            .filter(
                id -> argument.equals("id") || (argument.equals("arn") && id.startsWith("arn:")));
  }

  /** The id that a resource is imported by; a resource that is created has one by its name only. */
  private Optional<String> id(String address) {
    return ImportRules.of(type(address))
        .filter(ImportRule::isDerived)
        .flatMap(rule -> fill(rule.template(), address))
        .or(() -> Optional.ofNullable(ids.get(address)));
  }

  /** The text of a value. */
  private final class Known implements Value.Visitor<Optional<String>> {
    @Override
    public Optional<String> of(Value.Text text) {
      return Optional.of(text.text());
    }

    @Override
    public Optional<String> of(Value.Whole whole) {
      return Optional.of(Long.toString(whole.number()));
    }

    @Override
    public Optional<String> of(Value.Decimal decimal) {
      return Optional.of(BigDecimal.valueOf(decimal.number()).stripTrailingZeros().toPlainString());
    }

    @Override
    public Optional<String> of(Value.Bool bool) {
      return Optional.of(Boolean.toString(bool.value()));
    }

    @Override
    public Optional<String> of(Value.Null nothing) {
      return Optional.empty();
    }

    @Override
    public Optional<String> of(Value.Expression expression) {
      return reference(expression.code());
    }

    @Override
    public Optional<String> of(Value.Template template) {
      StringBuilder out = new StringBuilder();
      for (Value part : template.parts()) {
        Optional<String> text = text(part);
        if (text.isEmpty()) {
          return text;
        }
        out.append(text.get());
      }
      return Optional.of(out.toString());
    }

    @Override
    public Optional<String> of(Value.Tuple tuple) {
      return Optional.empty();
    }

    @Override
    public Optional<String> of(Value.Obj object) {
      return Optional.empty();
    }

    @Override
    public Optional<String> of(Value.Call call) {
      return Optional.empty();
    }
  }

  /** The resources that a text names. */
  private final class Mentioned implements Value.ContainerVisitor<Set<String>> {
    @Override
    public Set<String> other(Value value) {
      return Set.of();
    }

    @Override
    public Set<String> of(Value.Expression expression) {
      var matcher = REFERENCE.matcher(expression.code());
      return matcher.matches() && has(matcher.group("address"))
          ? Set.of(matcher.group("address"))
          : Set.of();
    }

    @Override
    public Set<String> of(Value.Template template) {
      List<String> all = new ArrayList<>();
      template.parts().forEach(part -> all.addAll(part.accept(this)));
      return Set.copyOf(all);
    }

    @Override
    public Set<String> of(Value.Tuple tuple) {
      return Set.of();
    }

    @Override
    public Set<String> of(Value.Obj object) {
      return Set.of();
    }

    @Override
    public Set<String> of(Value.Call call) {
      return Set.of();
    }
  }
}
