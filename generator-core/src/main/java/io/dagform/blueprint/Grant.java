package io.dagform.blueprint;

import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement of a policy that allows actions, offered by the resource.
 *
 * @param sid its id
 * @param resources ARNs; none for actions that AWS can't scope
 * @param conditions all of which must hold
 * @param remark what a reader would ask about it
 */
public record Grant(
    String sid,
    List<String> actions,
    List<Value> resources,
    List<Condition> conditions,
    Optional<String> remark) {
  public Grant {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  public static Grant of(String sid, List<String> actions, List<Value> resources) {
    return new Grant(sid, actions, resources, List.of(), Optional.empty());
  }

  /** The same with a condition. */
  public Grant when(String operator, String key, List<Value> values) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(operator, key, values));
    return new Grant(sid, actions, resources, more, remark);
  }

  /**
   * A condition.
   *
   * @param operator such as {@code StringLike}
   */
  public record Condition(String operator, String key, List<Value> values) {
    public Condition {
      values = List.copyOf(values);
    }
  }

  /** What several say under the same id, about the same actions, is one statement. */
  public static List<Grant> merged(List<Grant> grants) {
    Map<List<Object>, Grant> merged = new LinkedHashMap<>();
    grants.forEach(grant -> merged.merge(grant.key(), grant, Grant::and));
    return List.copyOf(merged.values());
  }

  /** Of those that are one statement. */
  private List<Object> key() {
    return List.of(
        sid,
        actions,
        conditions.stream().map(condition -> condition.operator() + condition.key()).toList());
  }

  private Grant and(Grant other) {
    List<Condition> both = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      both.add(
          new Condition(
              conditions.get(i).operator(),
              conditions.get(i).key(),
              union(conditions.get(i).values(), other.conditions.get(i).values())));
    }
    return new Grant(sid, actions, union(resources, other.resources), both, remark);
  }

  private static <T> List<T> union(List<T> one, List<T> other) {
    return Once.of(Stream.concat(one.stream(), other.stream()));
  }
}
