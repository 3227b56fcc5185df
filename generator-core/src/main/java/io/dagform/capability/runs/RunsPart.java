package io.dagform.capability.runs;

import io.dagform.blueprint.Part;
import io.dagform.blueprint.TaskExtension;

/** How runs are launched. */
public interface RunsPart extends Part {
  /** What every process needs to launch and to end them. */
  TaskExtension extension();
}
