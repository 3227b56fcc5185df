package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.CloudName.Scope;
import io.dagform.capability.Deployment;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two environments have no name in common that AWS gives to one of them only. */
final class SharedNameCheck implements EnvironmentsCheck {
  /** What two names have in common where they meet. */
  private record Key(String kind, String name, String within) {
    static Key of(CloudName name) {
      return new Key(name.kind(), name.name(), name.within());
    }
  }

  @Override
  public List<Diagnostic> check(List<CheckedEnvironment> environments) {
    List<Diagnostic> found = new ArrayList<>();
    Map<Key, List<CheckedEnvironment>> earlier = new HashMap<>();
    for (CheckedEnvironment environment : environments) {
      List<CloudName> names = environment.blueprint().names();
      for (CloudName name : names) {
        earlier.getOrDefault(Key.of(name), List.of()).stream()
            .filter(
                other -> sharedScope(name.scope(), environment.deployment(), other.deployment()))
            .findFirst()
            .ifPresent(other -> found.add(diagnostic(name, environment, other)));
      }
      names.stream()
          .map(Key::of)
          .distinct()
          .forEach(key -> earlier.computeIfAbsent(key, any -> new ArrayList<>()).add(environment));
    }
    return found;
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
