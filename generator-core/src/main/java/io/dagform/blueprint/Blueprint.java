package io.dagform.blueprint;

import io.dagform.aws.RdsPostgres;
import io.dagform.model.Dagster.Code;
import io.dagform.model.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What will be built. Everything that more than one artefact must agree on is decided here, once.
 *
 * @param sharedEnvironments the variables of each shared set
 * @param configFiles the text of each file in {@code config/} by its path
 */
public record Blueprint(
    Deployment deployment,
    List<Subnet> publicSubnets,
    List<SecurityGroup> securityGroups,
    List<Flow> flows,
    Secret.Password databasePassword,
    Secret.Password loginPassword,
    Optional<Secret.Manual> publisherCredentials,
    List<Grant> executionGrants,
    List<Grant> taskGrants,
    List<Grant> publisherGrants,
    Map<Container.Shared, SortedMap<String, Setting>> sharedEnvironments,
    Map<Container.Shared, SortedMap<String, Secret>> sharedSecrets,
    Task webserver,
    Task daemon,
    SortedMap<String, String> configFiles) {

  /** The name of the volume that holds the code. */
  public static final String CODE_VOLUME = Containers.CODE_VOLUME;

  /** The port that the database listens on and the flows to it name. */
  public static final int DATABASE_PORT = RdsPostgres.PORT;

  public Blueprint {
    publicSubnets = List.copyOf(publicSubnets);
    securityGroups = List.copyOf(securityGroups);
    flows = List.copyOf(flows);
    executionGrants = List.copyOf(executionGrants);
    taskGrants = List.copyOf(taskGrants);
    publisherGrants = List.copyOf(publisherGrants);
    sharedEnvironments = Map.copyOf(sharedEnvironments);
    sharedSecrets = Map.copyOf(sharedSecrets);
  }

  /** Draws the blueprint of a deployment whose own values hold. */
  public static Blueprint of(Deployment deployment) {
    return new Draft(deployment).blueprint();
  }

  /** The deployment's only way to bring code. */
  public Code.S3Sync code() {
    return (Code.S3Sync) deployment.dagster().code();
  }

  /** Every name that AWS must not have given to something else. */
  public List<CloudName> cloudNames() {
    return CloudName.of(deployment, secrets());
  }

  /** The names of the variables that every process of Dagster has. */
  public SortedSet<String> dagsterVariables() {
    SortedSet<String> names = new TreeSet<>();
    Stream.of(sharedEnvironments, sharedSecrets)
        .flatMap(sets -> Optional.ofNullable(sets.get(Container.Shared.DAGSTER)).stream())
        .forEach(variables -> names.addAll(variables.keySet()));
    return names;
  }

  public List<Task> tasks() {
    return List.of(webserver, daemon);
  }

  /** All secrets. */
  public List<Secret> secrets() {
    return publisherCredentials
        .<List<Secret>>map(manual -> List.of(databasePassword, loginPassword, manual))
        .orElseGet(() -> List.of(databasePassword, loginPassword));
  }
}
