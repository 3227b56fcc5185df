package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.aws.Cidr;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Database;
import io.dagform.model.Deployment;
import io.dagform.model.Iam.Publisher;
import io.dagform.model.LoadBalancer.Listener;
import io.dagform.model.LoadBalancer.Scheme;
import io.dagform.model.Network.Egress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A choice that is weaker than it should be needs a reason, and a reason needs the choice. */
final class RiskCheck implements Check {
  private static final SpecPath ACCEPTED = SpecPath.of("accepted_risks");
  private static final SpecPath CIDRS = SpecPath.of("load_balancer.allowed_cidrs");
  private static final SpecPath ZONE = SpecPath.of("database.rds.availability_zone");
  private static final SpecPath MULTI_AZ = SpecPath.of("database.rds.multi_az");
  // Nobody owns more than a /8 (IANA IPv4 address space registry): wider blocks mean "everyone".
  private static final int WIDEST_NETWORK_PREFIX = 8;
  private static final String LATEST = "latest";

  /**
   * A choice.
   *
   * @param path the field that made it
   * @param better what to do for the better choice, with a space at its end
   */
  private record Choice(SpecPath path, String better) {}

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Map<DiagnosticCode, Choice> taken = new EnumMap<>(DiagnosticCode.class);
    network(deployment, taken);
    database(deployment, at, taken);
    images(deployment, taken);

    Findings findings = new Findings(at);
    taken.forEach(
        (risk, choice) -> {
          if (deployment.reasonFor(risk.id()).isEmpty()) {
            findings.add(
                risk,
                choice.path(),
                risk.meaning(),
                format(
                    "%sTo keep it, say why under `accepted_risks`: `%s: <reason>`.",
                    choice.better(), risk.id()));
          }
        });
    for (String accepted : deployment.acceptedRisks().keySet()) {
      if (taken.keySet().stream().noneMatch(risk -> risk.id().equals(accepted))) {
        findings.add(
            DiagnosticCode.UNUSED_ACCEPTED_RISK,
            ACCEPTED.key(accepted),
            format("`%s` is accepted, but this deployment does not have that risk.", accepted),
            "Remove it, so that the list stays true.");
      }
    }
    return findings.all();
  }

  private static void network(Deployment deployment, Map<DiagnosticCode, Choice> taken) {
    if (deployment.loadBalancer().listener() instanceof Listener.Http) {
      taken.put(
          DiagnosticCode.LOAD_BALANCER_HTTP_ONLY,
          new Choice(SpecPath.of("load_balancer.listener.http"), ""));
    }
    int anywhere = widest(deployment.loadBalancer().allowedCidrs());
    if (anywhere >= 0 && deployment.loadBalancer().scheme() == Scheme.INTERNET_FACING) {
      taken.put(
          DiagnosticCode.LOAD_BALANCER_OPEN_TO_INTERNET,
          new Choice(CIDRS.index(anywhere), "Name the networks that people come from. "));
    }
    if (deployment.network().egress() instanceof Egress.PublicIp) {
      taken.put(DiagnosticCode.TASKS_WITH_PUBLIC_IP, new Choice(SpecPath.of("network.egress"), ""));
      taken.put(
          DiagnosticCode.DATABASE_IN_PUBLIC_SUBNET,
          new Choice(SpecPath.of("network.vpc.public_subnets"), ""));
    }
  }

  /** The index of the first block that is wider than any network; -1 if there is none. */
  private static int widest(List<String> cidrs) {
    for (int i = 0; i < cidrs.size(); i++) {
      if (Cidr.parse(cidrs.get(i)).prefix() < WIDEST_NETWORK_PREFIX) {
        return i;
      }
    }
    return -1;
  }

  /** A single zone that the profile chose is the profile's; one that the spec chose is a risk. */
  private static void database(
      Deployment deployment, Locator at, Map<DiagnosticCode, Choice> taken) {
    boolean single =
        deployment.database() instanceof Database.Rds rds
            && !(rds.availability() instanceof Database.Availability.MultiAz);
    if (single && (at.isWritten(ZONE) || at.isWritten(MULTI_AZ))) {
      taken.put(
          DiagnosticCode.DATABASE_SINGLE_ZONE,
          new Choice(at.isWritten(ZONE) ? ZONE : MULTI_AZ, "Set `multi_az: true` and no zone. "));
    }
  }

  private static void images(Deployment deployment, Map<DiagnosticCode, Choice> taken) {
    if (deployment.dagster().image().tag().equals(LATEST)) {
      taken.put(
          DiagnosticCode.MUTABLE_IMAGE_TAG,
          new Choice(
              SpecPath.of("dagster.image.tag"),
              "Give each image a tag of its own; the repository then refuses to move one. "));
    }
    if (deployment.iam().publisher() instanceof Publisher.User) {
      taken.put(
          DiagnosticCode.IAM_USER,
          new Choice(
              SpecPath.of("iam.publisher"),
              "Publish with a role of the account and write `publisher: none`. "));
    }
  }
}
