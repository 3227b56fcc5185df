package io.dagform.capability.webserver;

import io.dagform.blueprint.Launch.Count;
import io.dagform.capability.process.ProcessSettings;
import io.dagform.diagnostic.SpecPath;
import java.util.List;
import java.util.Optional;

/**
 * A webserver behind nginx: the one with which people change things, or the one that only shows
 * them.
 *
 * @param key its stable name
 * @param words what it is called in a sentence
 * @param port nginx's port
 * @param internalPort where nginx asks for no login; absent if there is no such port
 * @param pathPrefix of everything that it serves; empty if it has none
 * @param count how many tasks
 * @param arguments of {@code dagster-webserver} beside those that both have
 */
record Face(
    String key,
    SpecPath path,
    String words,
    String service,
    String family,
    int port,
    Optional<Integer> internalPort,
    String pathPrefix,
    ProcessSettings settings,
    Count count,
    List<String> arguments) {
  /** The path with which it says that it is alive, without asking the database. */
  static final String LIVENESS_PATH = "/server_info";

  Face {
    arguments = List.copyOf(arguments);
  }

  /** Whether people change things with it. */
  boolean changes() {
    return key.equals(Webserver.KEY);
  }

  /** Where its own task finds it. */
  String url(String path) {
    return "http://127.0.0.1:" + Webserver.WEBSERVER_PORT + pathPrefix + path;
  }
}
