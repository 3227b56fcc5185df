package io.dagform.capability.code;

import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.TaskExtension;
import java.util.List;
import java.util.Optional;

/** The user's code in the tasks. */
public interface CodePart extends Part {
  /** The code locations as Dagster reads them. */
  ConfigFile workspace();

  /**
   * What brings the code into a task.
   *
   * @param logs where its containers log
   * @param reloadUrl where a webserver is told that there is new code
   */
  TaskExtension source(LogGroup logs, Optional<String> reloadUrl);

  /** What the code is kept on. */
  TaskExtension volume();

  /** What the webserver's memory must hold because of it, for a sentence. */
  String webserverNote();

  /** What the daemon's memory must hold because of it, for a sentence. */
  String daemonNote();

  /** What stands beside the processes, for the picture. */
  List<String> beside();
}
