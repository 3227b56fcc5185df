package io.dagform.blueprint;

import java.util.List;

/**
 * A statement of a policy that allows actions.
 *
 * @param sid its id
 * @param resources ARNs; none for actions that AWS can't scope
 * @param conditions all of which must hold
 */
public record Grant(
    String sid, List<String> actions, List<Setting> resources, List<Condition> conditions) {
  public Grant {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /**
   * A condition.
   *
   * @param operator such as {@code StringLike}
   */
  public record Condition(String operator, String key, List<Setting> values) {
    public Condition {
      values = List.copyOf(values);
    }
  }
}
