package io.dagform.emit;

import static io.dagform.text.Text.format;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.jsii.JsiiEngine;

/**
 * The Node.js process of jsii, of which there is one in a class loader.
 *
 * <p>jsii itself starts two, a launcher that passes every message on and the program, ends them
 * with the JVM only, which may be a daemon, and leaves temporary folders behind. Here the program
 * is started alone and has a temporary folder of its own, which goes with it. Where no shell of
 * POSIX is, or another version of jsii, jsii does what it does.
 */
final class NodeProcess {
  /** The oldest Node.js that jsii-runtime 1.140.0 runs on. */
  static final int OLDEST_MAJOR_VERSION = 18;

  private static final List<String> PROGRAM = List.of("program.js", "runtime-index-worker.js");

  private static final Thread LAST_RESORT = new Thread(NodeProcess::kill, "dagform-last-resort");

  /** Where everything temporary goes while the process lives. */
  private static volatile Optional<Path> folder = Optional.empty();

  private NodeProcess() {}

  /**
   * Starts it, and loads what every stack needs; the first of them takes long.
   *
   * @param node the command of Node.js
   * @return a temporary folder that goes with the process
   */
  static Path start(String node) throws IOException {
    JsiiEngine engine = JsiiEngine.getInstance();
    if (folder.isEmpty()) {
      whenTheJvmEnds(Runtime.getRuntime()::addShutdownHook);
      folder = Optional.of(Files.createTempDirectory("dagform"));
      startAlone(engine, node, folder.get());
    }
    engine.loadModule(com.hashicorp.cdktf.$Module.class);
    engine.loadModule(com.hashicorp.cdktf.providers.aws.$Module.class);
    return folder.get();
  }

  private static void startAlone(JsiiEngine engine, String node, Path folder) throws IOException {
    if (File.separatorChar != '/') {
      return;
    }
    copy(NodeProcess.class, "launcher.js", folder);
    for (String file : PROGRAM) {
      copy(JsiiEngine.class, "lib/" + file, folder);
    }
    try {
      Object runtime = Objects.requireNonNull(field(JsiiEngine.class, "runtime").get(engine));
      field(runtime.getClass(), "customRuntime").set(runtime, command(node, folder));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Another version of jsii starts its own way.
    }
  }

  private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static void copy(Class<?> owner, String resource, Path folder) throws IOException {
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(resource), resource)) {
      Files.copy(in, folder.resolve(resource.substring(resource.lastIndexOf('/') + 1)));
    }
  }

  /** What a shell makes the process of itself with. jsii gives a command with spaces to one. */
  private static String command(String node, Path folder) {
    return format(
        "TMPDIR=%s exec %s --preserve-symlinks %s %s",
        quoted(folder.toString()),
        quoted(node),
        quoted(folder.resolve("launcher.js").toString()),
        OLDEST_MAJOR_VERSION);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Ends it. The next stack starts another. */
  static void end() {
    if (reset()) {
      kill();
      whenTheJvmEnds(Runtime.getRuntime()::removeShutdownHook);
    }
  }

  /** What is left to do when somebody interrupts the JVM, or it ends while an engine starts. */
  private static void kill() {
    folder.ifPresent(
        used -> {
          List<ProcessHandle> processes =
              ProcessHandle.current().children().filter(process -> uses(process, used)).toList();
          processes.forEach(ProcessHandle::destroyForcibly);
          processes.forEach(process -> process.onExit().join());
          delete(used);
        });
    folder = Optional.empty();
  }

  private static boolean uses(ProcessHandle process, Path folder) {
    return Stream.of(process.info().arguments().orElse(new String[0]))
        .anyMatch(argument -> argument.contains(folder.toString()));
  }

  private static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // A folder that stays in the temporary folder does no harm.
    }
  }

  private static void whenTheJvmEnds(Consumer<Thread> change) {
    try {
      change.accept(LAST_RESORT);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // The hook is there already, or the JVM ends just now.
    }
  }

  /** What jsii itself has for its tests. */
  private static boolean reset() {
    try {
      Method reset = JsiiEngine.class.getDeclaredMethod("reset");
      reset.setAccessible(true);
      reset.invoke(null);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Another version of jsii: the process ends with the JVM.
      return false;
    }
  }
}
