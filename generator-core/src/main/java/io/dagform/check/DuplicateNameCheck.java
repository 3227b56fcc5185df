package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.CloudName;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import java.util.List;

/** AWS keeps names of one kind apart: services of a cluster, families, roles, secrets. */
final class DuplicateNameCheck implements BlueprintCheck {
  @Override
  public void check(Blueprint blueprint, Findings findings) {
    List<CloudName> names = blueprint.names();
    for (int i = 0; i < names.size(); i++) {
      CloudName name = names.get(i);
      names.subList(0, i).stream()
          .filter(other -> other.kind().equals(name.kind()) && other.name().equals(name.name()))
          .findFirst()
          .ifPresent(other -> report(name, other, findings));
    }
  }

  private static void report(CloudName name, CloudName other, Findings findings) {
    findings.add(
        DiagnosticCode.DUPLICATE_NAME,
        SpecPath.of(name.path()),
        format(
            "`%s` is `%s`, and so is %s; a name stands for one %s only.",
            name.path(),
            name.name(),
            other.path().equals("name")
                ? "the secret of a generated password"
                : "`" + other.path() + "`",
            name.kind()),
        "Choose another name.");
  }
}
