package io.dagform.emit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.jsii.JsiiEngine;

/**
 * The Node.js process of jsii, of which there is one in a class loader. jsii itself ends it with
 * the JVM only, which may be a daemon, and leaves its temporary folder.
 */
final class NodeProcess {
  private static final String FOLDER_PREFIX = "jsii-java-runtime";

  private static final Thread LAST_RESORT = new Thread(NodeProcess::kill, "dagform-last-resort");

  private NodeProcess() {}

  /** Starts it, and loads what every stack needs; the first of them takes long. */
  static void start() {
    whenTheJvmEnds(Runtime.getRuntime()::addShutdownHook);
    JsiiEngine engine = JsiiEngine.getInstance();
    engine.loadModule(com.hashicorp.cdktf.$Module.class);
    engine.loadModule(com.hashicorp.cdktf.providers.aws.$Module.class);
  }

  /** Ends it. The next stack starts another. */
  static void end() {
    List<ProcessHandle> processes = processes();
    List<Path> folders = folders(processes);
    if (reset()) {
      processes.forEach(NodeProcess::awaitEnd);
      folders.forEach(NodeProcess::delete);
      whenTheJvmEnds(Runtime.getRuntime()::removeShutdownHook);
    }
  }

  /** What is left to do when somebody interrupts the JVM, or it ends while an engine starts. */
  private static void kill() {
    List<ProcessHandle> processes = processes();
    List<Path> folders = folders(processes);
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(NodeProcess::awaitEnd);
    folders.forEach(NodeProcess::delete);
  }

  private static void whenTheJvmEnds(Consumer<Thread> change) {
    try {
      change.accept(LAST_RESORT);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // The hook is there already, or the JVM ends just now.
    }
  }

  private static List<ProcessHandle> processes() {
    return ProcessHandle.current().children().filter(child -> folder(child).isPresent()).toList();
  }

  private static List<Path> folders(List<ProcessHandle> processes) {
    return processes.stream().flatMap(process -> folder(process).stream()).toList();
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

  private static void awaitEnd(ProcessHandle process) {
    process.onExit().join();
  }

  /** The folder that jsii unpacked its program to, where the system tells a process's arguments. */
  private static Optional<Path> folder(ProcessHandle process) {
    return Stream.of(process.info().arguments().orElse(new String[0]))
        .filter(argument -> argument.contains(FOLDER_PREFIX))
        .map(Path::of)
        .flatMap(program -> Stream.iterate(program, path -> path != null, Path::getParent))
        .filter(path -> String.valueOf(path.getFileName()).startsWith(FOLDER_PREFIX))
        .findFirst();
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
}
