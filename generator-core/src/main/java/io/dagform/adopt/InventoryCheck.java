package io.dagform.adopt;

import static io.dagform.text.Text.format;

import io.dagform.adopt.ImportRule.Existence;
import io.dagform.aws.ReplacementRules;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.HclWriter;
import io.dagform.hcl.Value;
import io.dagform.spec.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether an inventory goes with an output, and what of it stays as it is. */
final class InventoryCheck {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]+:(?<region>[a-z0-9-]*):(?<account>[0-9]*):.*");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

  private final Inventory.Content content;
  private final Resources resources;
  private final Locator locator;
  private final List<Diagnostic> problems = new ArrayList<>();

  InventoryCheck(Inventory.Content content, Resources resources, Locator locator) {
    this.content = content;
    this.resources = resources;
    this.locator = locator;
  }

  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /**
   * Checks everything.
   *
   * @param region the spec's
   * @param accountId the spec's, if it names one
   */
  void run(String region, Optional<String> accountId) {
    account(accountId);
    // Names among them are what ids are held against.
    content
        .live()
        .forEach((address, values) -> values.forEach((name, value) -> live(address, name, value)));
    Map<String, String> seen = new HashMap<>();
    content.ids().forEach((address, id) -> resource(address, id, region, seen));
    for (int i = 0; i < content.create().size(); i++) {
      created(content.create().get(i), SpecPath.ROOT.key(Inventory.CREATE.key()).index(i));
    }
  }

  private void account(Optional<String> accountId) {
    if (accountId.isPresent() && !accountId.get().equals(content.accountId())) {
      SpecPath path = SpecPath.ROOT.key(Inventory.ACCOUNT_ID.key());
      problem(
          DiagnosticCode.OTHER_ACCOUNT,
          path,
          format("`%s` is `%s`; the spec's is `%s`.", path, content.accountId(), accountId.get()),
          "Choose the environment of that account, or correct one of the two.");
    }
  }

  private void resource(String address, String id, String region, Map<String, String> seen) {
    SpecPath path = Inventory.path(address);
    if (!resources.has(address)) {
      unknown(address, path);
      return;
    }
    Optional<ImportRule> found = ImportRules.of(Resources.type(address));
    if (found.isEmpty()) {
      problem(
          DiagnosticCode.NOT_IMPORTABLE,
          path,
          format("`%s` can't be taken over.", address),
          "Remove the line: the first apply makes it.");
      return;
    }
    ImportRule rule = found.get();
    if (!rule.form().matches(id)) {
      problem(
          DiagnosticCode.MALFORMED_VALUE,
          path,
          format("`%s` is `%s`; %s is needed.", path, id, rule.form().words()),
          "Terraform would look for a resource of that kind and find none.");
      return;
    }
    arn(path, id, region);
    name(address, path, id, rule);
    String other = seen.putIfAbsent(Resources.type(address) + " " + id, address);
    if (other != null) {
      duplicate(address, other, id);
    }
  }

  private void unknown(String address, SpecPath path) {
    List<String> ofType =
        resources.addresses().stream()
            .filter(each -> Resources.type(each).equals(Resources.type(address)))
            .toList();
    problem(
        DiagnosticCode.UNKNOWN_RESOURCE,
        path,
        format("The spec gives no resource `%s`.", address),
        Words.nearest(address, resources.addresses())
            .map(near -> format("Did you mean `%s`?", near))
            .orElse(
                ofType.isEmpty()
                    ? "Look into the generated Terraform for its address."
                    : format("Of that type it gives %s.", Words.list(ofType))));
  }

  private void arn(SpecPath path, String id, String region) {
    Matcher arn = ARN.matcher(id);
    if (!arn.matches()) {
      return;
    }
    if (!arn.group("account").equals(content.accountId())) {
      problem(
          DiagnosticCode.OTHER_ACCOUNT,
          path,
          format(
              "`%s` is of the account `%s`; `%s` is `%s`.",
              path, arn.group("account"), Inventory.ACCOUNT_ID.key(), content.accountId()),
          "Terraform takes over what is in one account.");
    }
    if (!arn.group("region").equals(region)) {
      problem(
          DiagnosticCode.OTHER_REGION,
          path,
          format(
              "`%s` is in the region `%s`; the spec's is `%s`.", path, arn.group("region"), region),
          "Set `region` in the spec to where the deployment runs.");
    }
  }

  private void name(String address, SpecPath path, String id, ImportRule rule) {
    Optional<String> expected = resources.fill(rule.template(), address);
    if (expected.isPresent() && !rule.goesWith(id, expected.get())) {
      problem(
          DiagnosticCode.OTHER_NAME,
          path,
          rule.existence() == Existence.DRAWN
              ? format("`%s` is `%s`; from the spec follows `%s` in it.", path, id, expected.get())
              : format("`%s` is `%s`; from the spec follows `%s`.", path, id, expected.get()),
          "Set the name in the spec, or where it has no field for it, under `live`.");
    }
  }

  private void duplicate(String address, String other, String id) {
    SpecPath path = Inventory.path(address);
    SpecPath otherPath = Inventory.path(other);
    boolean later = locator.of(path).compareTo(locator.of(otherPath)) > 0;
    problem(
        DiagnosticCode.DUPLICATE_ID,
        later ? path : otherPath,
        format("`%s` is `%s`, as is `%s`.", later ? path : otherPath, id, later ? otherPath : path),
        "Each resource has an id of its own.");
  }

  private void live(String address, String name, String live) {
    SpecPath path = Inventory.path(address, name);
    if (!resources.has(address)) {
      unknown(address, path);
      return;
    }
    if (!content.ids().containsKey(address)) {
      problem(
          DiagnosticCode.UNKNOWN_RESOURCE,
          path,
          format("`%s` is not under `%s`.", address, Inventory.RESOURCES.key()),
          "Give its id there: what does not exist has no values.");
      return;
    }
    Optional<Value> written = resources.argument(address, name);
    if (written.isEmpty()) {
      problem(
          DiagnosticCode.UNKNOWN_KEY,
          path,
          format("The spec gives `%s` no argument `%s`.", address, name),
          format("It gives %s.", Words.list(resources.arguments(address))));
      return;
    }
    Optional<String> given = resources.text(written.get());
    if (!given.equals(Optional.of(live))) {
      differs(address, name, live, written.get(), given);
    }
  }

  private void differs(
      String address, String name, String live, Value written, Optional<String> given) {
    SpecPath path = Inventory.path(address, name);
    String wanted = given.orElseGet(() -> HclWriter.expression(written));
    if (ReplacementRules.replaces(Resources.type(address), name)) {
      resources.keep(address, name, like(written, live));
      problem(
          DiagnosticCode.KEPT_AS_IT_IS,
          path,
          format(
              "`%s` is `%s`, and the spec gives `%s`, which takes a new resource.",
              path, live, wanted),
          format("`%s` keeps it. Where the spec has a field for it, set that.", Adoption.OVERRIDE));
    } else {
      problem(
          DiagnosticCode.CHANGED_IN_PLACE,
          path,
          format("`%s` is `%s`; the first apply makes it `%s`, in place.", path, live, wanted),
          "Where the spec has a field for it, set that to keep it.");
    }
  }

  /** A value as the output would write it. */
  private static Value like(Value written, String live) {
    if (written instanceof Value.Bool && (live.equals("true") || live.equals("false"))) {
      return Value.bool(live.equals("true"));
    }
    return written instanceof Value.Whole && WHOLE_NUMBER.matcher(live).matches()
        ? Value.whole(Long.parseLong(live))
        : Value.text(live);
  }

  private void created(String address, SpecPath path) {
    if (!resources.has(address)) {
      unknown(address, path);
    } else if (!Adoption.isJoined(address) || content.ids().containsKey(address)) {
      problem(
          DiagnosticCode.NOT_IMPORTABLE,
          path,
          format("`%s` is created unless `%s` lists it.", address, Inventory.RESOURCES.key()),
          "Only routes and associations of route tables are taken over with what they join.");
    }
  }

  private void problem(DiagnosticCode code, SpecPath path, String message, String hint) {
    problems.add(Diagnostic.of(code, path, locator.of(path), message, hint));
  }
}
