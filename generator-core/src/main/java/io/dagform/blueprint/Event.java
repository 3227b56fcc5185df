package io.dagform.blueprint;

import static io.dagform.text.Text.format;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Something that AWS tells of by itself, and that people want to hear of (Amazon EventBridge user
 * guide, "Event patterns").
 *
 * @param key its stable name
 * @param words what has happened, as a sentence
 * @param pattern what it looks like
 * @param paths of what the message tells, by the names that it has in it
 * @param message what people are told before that
 */
public record Event(
    String key, String words, Value pattern, SortedMap<String, String> paths, String message) {
  public Event {
    paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
  }

  /**
   * What EventBridge makes the message from: an object, in which what a name stands for is quoted
   * whatever it holds (Amazon EventBridge user guide, "Input transformation").
   */
  public String template() {
    return paths.keySet().stream()
        .map(name -> format(", \"%s\": <%s>", name, name))
        .collect(Collectors.joining("", format("{\"message\": \"%s\"", message), "}"));
  }

  public Ref rule() {
    return Ref.resource("aws_cloudwatch_event_rule", key);
  }

  public Ref target() {
    return Ref.resource("aws_cloudwatch_event_target", key);
  }
}
