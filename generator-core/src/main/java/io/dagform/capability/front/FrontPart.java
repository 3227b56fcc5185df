package io.dagform.capability.front;

import io.dagform.blueprint.Launch.Target;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Port;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Optional;

/** What stands before nginx, and what nginx has to know about it. */
public interface FrontPart extends Part {
  /** Where tasks are registered. */
  Optional<Target> target();

  /**
   * A path that leads to tasks of its own; absent where nobody comes in.
   *
   * @param path its place in the spec
   * @param group the name of its target group
   * @param words what is there, behind an article
   */
  Optional<PathPart> below(
      String prefix, String key, String path, String group, Port port, String words);

  /** Seconds after which an idle connection is closed by whoever stands before nginx. */
  Value idleTimeoutSeconds();

  /** How nginx asks people who they are. */
  Login login();

  /** What is made for what it listens on. */
  Part listening();

  /** How a task comes to be used by people, as messages of a sequence diagram. */
  List<String> steps();
}
