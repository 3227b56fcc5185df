package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.CloudName.Scope;
import io.dagform.capability.Deployment;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import java.util.ArrayList;
import java.util.List;

/** Two environments have no name in common that AWS gives to one of them only. */
final class SharedNameCheck implements EnvironmentsCheck {
  @Override
  public List<Diagnostic> check(List<CheckedEnvironment> environments) {
    List<Diagnostic> found = new ArrayList<>();
    for (int i = 0; i < environments.size(); i++) {
      for (CloudName name : environments.get(i).blueprint().names()) {
        for (CheckedEnvironment earlier : environments.subList(0, i)) {
          if (meet(name, environments.get(i), earlier)) {
            found.add(diagnostic(name, environments.get(i), earlier));
            break;
          }
        }
      }
    }
    return found;
  }

  private static boolean meet(CloudName name, CheckedEnvironment one, CheckedEnvironment other) {
    return other.blueprint().names().stream()
            .anyMatch(
                its ->
                    its.kind().equals(name.kind())
                        && its.name().equals(name.name())
                        && its.within().equals(name.within()))
        && sharedScope(name.scope(), one.deployment(), other.deployment());
  }

  private static boolean sharedScope(Scope scope, Deployment one, Deployment other) {
    // Without an account id, it may be the same account.
    boolean account =
        one.accountId().isEmpty()
            || other.accountId().isEmpty()
            || one.accountId().equals(other.accountId());
    boolean region = one.region().equals(other.region());
    return switch (scope) {
      case EVERYWHERE -> true;
      case ACCOUNT -> account;
      case REGION, CLUSTER -> account && region;
    };
  }

  private static Diagnostic diagnostic(
      CloudName name, CheckedEnvironment one, CheckedEnvironment other) {
    SpecPath path = SpecPath.of(name.path());
    boolean unknown =
        name.scope() != Scope.EVERYWHERE
            && (one.deployment().accountId().isEmpty() || other.deployment().accountId().isEmpty());
    return Diagnostic.of(
        DiagnosticCode.SHARED_NAME,
        path,
        one.at().of(path),
        format(
            "The %s `%s` is in %s and in %s, and a name is unique in %s.",
            name.kind(), name.name(), other.label(), one.label(), words(name.scope())),
        format(
            "Put `{environment}` into `%s`%s.",
            path, unknown ? ", or give both their `account_id` if that differs" : ""));
  }

  private static String words(Scope scope) {
    return switch (scope) {
      case EVERYWHERE -> "all of AWS";
      case ACCOUNT -> "an account";
      case REGION -> "a region of an account";
      case CLUSTER -> "a cluster";
    };
  }
}
