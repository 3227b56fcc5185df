package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Reserved;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Dagster;
import io.dagform.model.Dagster.Code;
import io.dagform.model.Deployment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Dagster's processes need of the values around them. */
final class DagsterCheck implements Check {
  private static final SpecPath VERSION = SpecPath.of("dagster.version");
  private static final SpecPath PORT = SpecPath.of("dagster.webserver.port");
  private static final SpecPath SYNC = SpecPath.of("dagster.code.s3_sync");

  // Each of them is installed by a test that loads the generated files with it.
  private static final List<String> SUPPORTED_MINORS = List.of("1.12.", "1.13.");
  private static final List<String> IMPORTED_MODULES =
      List.of("dagster", "importlib", "json", "logging", "multiprocessing", "os", "sys");
  private static final List<String> SYSTEM_FOLDERS =
      List.of(
          "/bin", "/dev", "/etc", "/lib", "/lib64", "/proc", "/root", "/sbin", "/sys", "/tmp",
          "/usr", "/var");

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    Dagster dagster = deployment.dagster();
    if (SUPPORTED_MINORS.stream().noneMatch(dagster.version()::startsWith)) {
      findings.add(
          DiagnosticCode.DAGSTER_VERSION,
          VERSION,
          format(
              "`%s` is `%s`; supported are %sx.",
              VERSION, dagster.version(), String.join("x and ", SUPPORTED_MINORS)),
          "The generated dagster.yaml has keys that other versions may not know.");
    }
    if (dagster.webserver().port() == Reserved.WEBSERVER_PORT) {
      findings.add(
          DiagnosticCode.PORT_CONFLICT,
          PORT,
          format(
              "`%s` is %d, where the webserver itself listens behind nginx.",
              PORT, Reserved.WEBSERVER_PORT),
          "Containers of a task share their ports: choose another.");
    }
    if (dagster.code() instanceof Code.S3Sync sync) {
      sync(sync, findings);
    }
    return findings.all();
  }

  private static void sync(Code.S3Sync sync, Findings findings) {
    if (SYSTEM_FOLDERS.contains(sync.path().replaceFirst("(?<=.)/.*", ""))) {
      findings.add(
          DiagnosticCode.CODE_PATH_CONFLICT,
          SYNC.key("path"),
          format("`%s` is `%s`, in a folder of the image's system.", SYNC.key("path"), sync.path()),
          "Choose a folder of the application, such as `/app/dags`.");
    }
    if (Reserved.PREFIXES.stream().anyMatch(sync.prefix()::startsWith)) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          SYNC.key("prefix"),
          format(
              "`%s` is `%s`, where Dagster keeps what runs write.",
              SYNC.key("prefix"), sync.prefix()),
          "Code has a prefix of its own, such as `dags/`.");
    }
    sync.pythonFiles()
        .match(
            one -> Map.of(SYNC.key("python_file"), one),
            named ->
                named.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            e -> SYNC.key("python_file").key(e.getKey()), Map.Entry::getValue)))
        .forEach((path, file) -> module(file, path, findings));
    if (sync.intervalSeconds() < sync.timeoutSeconds()) {
      findings.add(
          DiagnosticCode.SYNC_INTERVAL,
          SYNC.key("interval_seconds"),
          format(
              "`%s` is %d, below `timeout_seconds`, which is %d.",
              SYNC.key("interval_seconds"), sync.intervalSeconds(), sync.timeoutSeconds()),
          "Raise the one or lower the other.");
    }
  }

  private static void module(String file, SpecPath path, Findings findings) {
    String module = file.replaceFirst("(/.*|\\.py)$", "");
    if (IMPORTED_MODULES.contains(module) || Reserved.MODULES.contains(module)) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          path,
          format("`%s` is `%s`, the name of a module that is imported already.", path, file),
          "Give the file another name, such as `definitions.py`.");
    }
  }
}
