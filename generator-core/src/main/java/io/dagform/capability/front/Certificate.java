package io.dagform.capability.front;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Managed;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The certificate of a listener: one that exists, or one that is issued for a domain and validated
 * through its hosted zone.
 */
public record Certificate(
    Optional<String> arn, Optional<String> domainName, Optional<String> hostedZoneId) {
  public static final Ref CERTIFICATE = Ref.resource("aws_acm_certificate", "main");
  public static final Ref VALIDATION = Ref.resource("aws_acm_certificate_validation", "main");
  public static final Ref VALIDATION_RECORD = Ref.resource("aws_route53_record", "certificate");
  public static final Ref ALIAS = Ref.resource("aws_route53_record", "webserver");
  public static final Ref ZONE = Ref.data("aws_route53_zone", "main");

  private static final SpecPath PATH = SpecPath.of("load_balancer.listener.https");
  // ACM user guide, "Certificate characteristics": the common name.
  private static final int LONGEST_DOMAIN = 64;

  private static final Field<Optional<String>> ARN =
      optional(
          "certificate_arn",
          maybe(text(Form.CERTIFICATE_ARN)),
          Optional.empty(),
          "ARN of a certificate of the deployment's region.");
  private static final Field<Optional<String>> DOMAIN_NAME =
      optional(
          "domain_name",
          maybe(text(Form.DOMAIN_NAME)),
          Optional.empty(),
          "Domain that a certificate is issued for and that leads to the load balancer.");
  private static final Field<Optional<String>> HOSTED_ZONE_ID =
      optional(
          "hosted_zone_id",
          maybe(text(Form.HOSTED_ZONE_ID)),
          Optional.empty(),
          "Public hosted zone of the domain.");

  static final Type<Certificate> TYPE =
      new MapType<>(
          List.of(ARN, DOMAIN_NAME, HOSTED_ZONE_ID),
          Certificate::isOne,
          in -> new Certificate(in.get(ARN), in.get(DOMAIN_NAME), in.get(HOSTED_ZONE_ID)));

  private static boolean isOne(Values in, SpecPath path, Reading reading) {
    boolean domain = in.get(DOMAIN_NAME).isPresent();
    boolean zone = in.get(HOSTED_ZONE_ID).isPresent();
    if (domain == zone && in.get(ARN).isPresent() != domain) {
      return true;
    }
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        path,
        reading.locator().of(path),
        format("`%s` has a certificate that exists, or a domain and its hosted zone.", path),
        "Write `{certificate_arn: ...}` or `{domain_name: ..., hosted_zone_id: ...}`.");
    return false;
  }

  /** The ARN of a certificate that can be used, as a value. */
  public Value arnValue() {
    return arn.map(Value::text).orElseGet(() -> VALIDATION.attribute("certificate_arn"));
  }

  /** What is made for one that is issued. */
  List<Managed> managed() {
    List<Managed> managed = new ArrayList<>();
    hostedZoneId.ifPresent(
        zone -> {
          managed.addAll(Managed.drawn(CERTIFICATE.type(), VALIDATION.type()));
          managed.add(Managed.named(ALIAS.type(), zone));
        });
    return managed;
  }

  /** The address that people use. */
  Value url(Value dnsName) {
    return domainName
        .<Value>map(domain -> Value.text("https://" + domain))
        .orElseGet(() -> Value.template(Value.text("https://"), dnsName));
  }

  void check(String region, Findings findings) {
    arn.filter(certificate -> !certificate.split(":", 5)[3].equals(region))
        .ifPresent(
            certificate ->
                findings.add(
                    DiagnosticCode.CERTIFICATE,
                    PATH.key(ARN.key()),
                    format(
                        "`%s` is a certificate of %s; a load balancer in %s takes one of its own region.",
                        PATH.key(ARN.key()), certificate.split(":", 5)[3], region),
                    "Request or import it in the deployment's region, too."));
    domainName
        .filter(domain -> domain.length() > LONGEST_DOMAIN)
        .ifPresent(
            domain ->
                findings.add(
                    DiagnosticCode.CERTIFICATE,
                    PATH.key(DOMAIN_NAME.key()),
                    format(
                        "`%s` has %s characters; a certificate's first name has at most %s.",
                        PATH.key(DOMAIN_NAME.key()), domain.length(), LONGEST_DOMAIN),
                    "Choose a shorter domain, or use a certificate that has this one as a further name."));
  }
}
