package io.dagform.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Dagster deployment on AWS, with every default applied.
 *
 * @param name the prefix of every name that the spec doesn't set; ends with the environment where
 *     the spec has several
 * @param region the AWS region, such as {@code eu-west-1}
 * @param accountId the twelve digits of the AWS account; absent if any account will do
 * @param acceptedRisks the reason for each accepted risk, by the risk's id
 */
public record Deployment(
    String name,
    String region,
    Optional<String> accountId,
    Profile profile,
    Terraform terraform,
    Network network,
    LoadBalancer loadBalancer,
    Dagster dagster,
    Database database,
    Storage storage,
    Iam iam,
    Observability observability,
    Map<String, String> acceptedRisks) {

  public Deployment {
    acceptedRisks = Collections.unmodifiableMap(new LinkedHashMap<>(acceptedRisks));
  }

  /** Why a risk is accepted; absent if it isn't. */
  public Optional<String> reasonFor(String risk) {
    return Optional.ofNullable(acceptedRisks.get(risk));
  }
}
