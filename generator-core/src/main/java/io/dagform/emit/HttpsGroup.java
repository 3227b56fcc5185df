package io.dagform.emit;

import static io.dagform.text.Text.format;

import com.hashicorp.cdktf.providers.aws.acm_certificate.AcmCertificate;
import com.hashicorp.cdktf.providers.aws.acm_certificate.AcmCertificateConfig;
import com.hashicorp.cdktf.providers.aws.acm_certificate_validation.AcmCertificateValidation;
import com.hashicorp.cdktf.providers.aws.acm_certificate_validation.AcmCertificateValidationConfig;
import com.hashicorp.cdktf.providers.aws.data_aws_route53_zone.DataAwsRoute53Zone;
import com.hashicorp.cdktf.providers.aws.data_aws_route53_zone.DataAwsRoute53ZoneConfig;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListener;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerConfig;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultAction;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultActionRedirect;
import com.hashicorp.cdktf.providers.aws.route53_record.Route53Record;
import com.hashicorp.cdktf.providers.aws.route53_record.Route53RecordAlias;
import com.hashicorp.cdktf.providers.aws.route53_record.Route53RecordConfig;
import io.dagform.capability.front.ApplicationLoadBalancerPart;
import io.dagform.capability.front.Certificate;
import io.dagform.capability.front.HttpsListener;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The listeners of a load balancer with a certificate, and a certificate that is issued for it. */
final class HttpsGroup extends Group {
  // TLS 1.2 and 1.3 (Elastic Load Balancing user guide, "Security policies").
  private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final int TTL_SECONDS = 60;

  HttpsGroup(Stack stack, HttpsListener.HttpsPart part, Remarks remarks) {
    super(stack, "load_balancer");
    Certificate certificate = part.certificate();
    block(
        HttpsListener.LISTENER,
        LbListener::new,
        LbListenerConfig.builder()
            .loadBalancerArn(ApplicationLoadBalancerPart.LOAD_BALANCER.arn())
            .port(HTTPS_PORT)
            .protocol("HTTPS")
            .sslPolicy(TLS_POLICY)
            .certificateArn(json(certificate.arnValue()))
            .defaultAction(
                List.of(
                    LbListenerDefaultAction.builder()
                        .type("forward")
                        .targetGroupArn(ApplicationLoadBalancerPart.TARGET_GROUP.arn())
                        .build()))
            .build());
    block(
        HttpsListener.REDIRECT,
        LbListener::new,
        LbListenerConfig.builder()
            .loadBalancerArn(ApplicationLoadBalancerPart.LOAD_BALANCER.arn())
            .port(HTTP_PORT)
            .protocol("HTTP")
            .defaultAction(
                List.of(
                    LbListenerDefaultAction.builder()
                        .type("redirect")
                        .redirect(
                            LbListenerDefaultActionRedirect.builder()
                                .port(String.valueOf(HTTPS_PORT))
                                .protocol("HTTPS")
                                .statusCode("HTTP_301")
                                .build())
                        .build()))
            .build());
    certificate.domainName().ifPresent(domain -> issued(domain, certificate));
  }

  private void issued(String domain, Certificate certificate) {
    String zone = certificate.hostedZoneId().orElseThrow();
    block(
        Certificate.ZONE,
        DataAwsRoute53Zone::new,
        DataAwsRoute53ZoneConfig.builder().zoneId(zone).build());
    CdktfBlock issued =
        block(
            Certificate.CERTIFICATE,
            AcmCertificate::new,
            AcmCertificateConfig.builder().domainName(domain).validationMethod("DNS").build());
    Value name = Certificate.ZONE.attribute("name");
    Map<String, Object> inside = new LinkedHashMap<>();
    inside.put(
        "condition",
        json(
            Value.call(
                "endswith", Value.text("." + domain), Value.template(Value.text("."), name))));
    inside.put(
        "error_message",
        text(
            format(
                "dagform.yaml: load_balancer.listener.https.domain_name: %s is not in the hosted zone %s.",
                domain, zone)));
    issued.override("lifecycle.precondition", List.of(inside));
    record(domain, zone);
  }

  private void record(String domain, String zone) {
    block(
        Certificate.VALIDATION_RECORD,
        Route53Record::new,
        Route53RecordConfig.builder()
            .zoneId(zone)
            .name(Extras.ELSEWHERE)
            .type("CNAME")
            .records(List.of(Extras.ELSEWHERE))
            .ttl(TTL_SECONDS)
            .allowOverwrite(true)
            .build(),
        new Extras()
            .value("name", validation("resource_record_name"))
            .value("type", validation("resource_record_type"))
            .value("records", Value.tuple(validation("resource_record_value"))));
    block(
        Certificate.VALIDATION,
        AcmCertificateValidation::new,
        AcmCertificateValidationConfig.builder()
            .certificateArn(Certificate.CERTIFICATE.arn())
            .validationRecordFqdns(List.of(Certificate.VALIDATION_RECORD.json("fqdn")))
            .build());
    Ref loadBalancer = ApplicationLoadBalancerPart.LOAD_BALANCER;
    block(
        Certificate.ALIAS,
        Route53Record::new,
        Route53RecordConfig.builder()
            .zoneId(zone)
            .name(domain)
            .type("A")
            .alias(
                Route53RecordAlias.builder()
                    .name(loadBalancer.json("dns_name"))
                    .zoneId(loadBalancer.json("zone_id"))
                    .evaluateTargetHealth(false)
                    .build())
            .build());
  }

  /** The one record that the validation of a single name needs. */
  private static Value validation(String attribute) {
    return new Value.Expression(
        format(
            "tolist(%s.domain_validation_options)[0].%s",
            Certificate.CERTIFICATE.address(), attribute));
  }
}
