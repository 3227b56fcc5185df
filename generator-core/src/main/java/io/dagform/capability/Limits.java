package io.dagform.capability;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Part;
import io.dagform.capability.database.Database;
import io.dagform.capability.location.Location;
import io.dagform.capability.location.OwnLocation;
import io.dagform.capability.process.Capacity;
import io.dagform.capability.webserver.ReadOnly;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What all processes together take of what AWS has given to the deployment: connections of the
 * database and addresses of the subnets. What each takes is measured (docs/sizing.md).
 */
record Limits(DagsterDeployment deployment) implements Part {
  // Each of the webserver's three storages has a pool of one connection and five more; another
  // waits for news. A deployment starts as many tasks beside those that there are.
  private static final int OF_A_WEBSERVER = 19;
  private static final int OF_A_WEBSERVER_THAT_STARTS = 4;
  private static final int OF_THE_DAEMON = 10;
  private static final int OF_A_LOCATION = 4;
  private static final int OF_A_RUN = 4;

  // Elastic Load Balancing user guide, "Subnets for your load balancer".
  private static final int OF_A_LOAD_BALANCER_IN_A_ZONE = 8;

  private static final BigDecimal CPU_UNITS_OF_A_VCPU = BigDecimal.valueOf(1024);

  /** What takes some of it. */
  private record Demand(String words, int number, int each) {
    long total() {
      return (long) number * each;
    }

    @Override
    public String toString() {
      return number == 1
          ? format("%s of %s", each, words)
          : format("%s of each of %s %s", each, number, words);
    }
  }

  private int runs() {
    Dagster dagster = deployment.dagster();
    return dagster
        .instance()
        .mostConcurrentRuns()
        .filter(runs -> runs > 0)
        .orElse(dagster.runs().mostConcurrent(dagster.daemon().size()));
  }

  /** Of the daemon, beside those of its loops. Each has a connection while it is at work. */
  private int threads() {
    Dagster dagster = deployment.dagster();
    return dagster.queue().workers().orElse(0) + dagster.instance().daemonThreads();
  }

  private int readOnly() {
    return deployment.dagster().webserver().readOnly().map(ReadOnly::tasks).orElse(0);
  }

  /** The tasks of their servers. */
  private int locations() {
    return deployment.dagster().locations().values().stream()
        .flatMap(each -> each.own().stream())
        .mapToInt(OwnLocation::tasks)
        .sum();
  }

  /** Those of other states, one task each for all that is known here. */
  private int external() {
    return (int)
        deployment.dagster().locations().values().stream()
            .filter(each -> each.external().isPresent())
            .count();
  }

  private List<Demand> connections() {
    int webservers = deployment.dagster().webserver().mostTasks();
    return demands(
        new Demand(
            webservers == 1 ? "the webserver's task" : "tasks of the webserver",
            webservers,
            OF_A_WEBSERVER + OF_A_WEBSERVER_THAT_STARTS),
        new Demand(
            readOnly() == 1 ? "the read-only webserver" : "tasks of the read-only webserver",
            readOnly(),
            OF_A_WEBSERVER + OF_A_WEBSERVER_THAT_STARTS),
        new Demand("the daemon", 1, OF_THE_DAEMON),
        new Demand("threads of the daemon", threads(), 1),
        new Demand(
            locations() == 1 ? "the code location" : "tasks of code locations",
            locations(),
            OF_A_LOCATION),
        new Demand(
            external() == 1 ? "a code location of another state" : "code locations of other states",
            external(),
            OF_A_LOCATION),
        new Demand(runs() == 1 ? "a run" : "runs", runs(), OF_A_RUN));
  }

  private List<Demand> addresses() {
    Dagster dagster = deployment.dagster();
    int zones = deployment.network().taskZones().size();
    boolean beside = deployment.loadBalancer().tiers().contains(deployment.network().taskTier());
    return demands(
        new Demand(
            "tasks of the webserver, in a deployment", 2 * dagster.webserver().mostTasks(), 1),
        new Demand("tasks of the read-only webserver, in a deployment", 2 * readOnly(), 1),
        new Demand("the daemon", 1, 1),
        new Demand("tasks of code locations, in a deployment", 2 * locations(), 1),
        new Demand("runs", dagster.runs().areTasks() ? runs() : 0, 1),
        new Demand("zones of the load balancer", beside ? zones : 0, OF_A_LOAD_BALANCER_IN_A_ZONE));
  }

  private static List<Demand> demands(Demand... demands) {
    List<Demand> all = new ArrayList<>(List.of(demands));
    all.removeIf(demand -> demand.number() == 0);
    return all;
  }

  private static long total(List<Demand> demands) {
    return demands.stream().mapToLong(Demand::total).sum();
  }

  private static String words(List<Demand> demands) {
    return demands.stream().map(Demand::toString).collect(Collectors.joining(", "));
  }

  void check(Findings findings) {
    checkConnections(findings);
    checkAddresses(findings);
  }

  private void checkConnections(Findings findings) {
    Database.Connections database = deployment.database().connections();
    int needed = (int) total(connections());
    if (database.most().orElse(needed) < needed) {
      findings.add(
          DiagnosticCode.DATABASE_CONNECTIONS,
          database.path(),
          format("%s; Dagster may open %s: %s.", database.words(), needed, words(connections())),
          format(
              "%s, or allow fewer runs, tasks or threads.", deployment.database().larger(needed)));
    }
  }

  private void checkAddresses(Findings findings) {
    Optional<Long> addresses = deployment.network().taskAddresses();
    long needed = total(addresses());
    if (addresses.orElse(needed) < needed) {
      SpecPath path = SpecPath.of("network.vpc").key(deployment.network().taskTier().key());
      findings.add(
          DiagnosticCode.SUBNET_ADDRESSES,
          path,
          format(
              "`%s` have %s addresses for tasks, which may take %s: %s.",
              path, addresses.orElseThrow(), needed, words(addresses())),
          "Each task has an address of its own: write larger blocks, or a larger `cidr` to derive them from; or allow fewer runs or tasks.");
    }
  }

  /** The CPU units of all tasks on a capacity, a deployment of every service among them. */
  private long cpuUnits(Capacity capacity) {
    Dagster dagster = deployment.dagster();
    long units = 0;
    if (dagster.webserver().settings().capacity() == capacity) {
      units += 2L * dagster.webserver().mostTasks() * dagster.webserver().size().cpuUnits();
    }
    units +=
        dagster.webserver().readOnly().stream()
            .filter(view -> view.capacity() == capacity)
            .mapToLong(view -> 2L * view.tasks() * view.size().cpuUnits())
            .sum();
    if (dagster.daemon().settings().capacity() == capacity) {
      units += dagster.daemon().size().cpuUnits();
    }
    for (Location location : dagster.locations().values()) {
      units +=
          location.own().stream()
              .filter(own -> own.capacity(dagster.locationDefaults()) == capacity)
              .mapToLong(own -> 2L * own.tasks() * own.size(dagster.locationDefaults()).cpuUnits())
              .sum();
    }
    return dagster.runs().capacity() == capacity
        ? units + (long) runs() * dagster.runs().cpuUnits()
        : units;
  }

  private String vcpus(Capacity capacity) {
    return BigDecimal.valueOf(cpuUnits(capacity))
        .divide(CPU_UNITS_OF_A_VCPU, 0, RoundingMode.CEILING)
        .toPlainString();
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Capacity capacity : Capacity.values()) {
      if (cpuUnits(capacity) > 0) {
        lines.add(
            Line.row(
                Chapter.GROWTH,
                format("vCPUs of %s", capacity.provider().words()),
                format(
                    "at most %s%s, of the quota \"Fargate %s vCPU resource count\" of the account in this region",
                    vcpus(capacity),
                    deployment.dagster().runs().areTasks() ? " with runs of the usual size" : "",
                    capacity == Capacity.SPOT ? "Spot" : "On-Demand")));
      }
    }
    lines.add(
        Line.row(
            Chapter.GROWTH,
            "connections of the database",
            format(
                "at most %s%s: %s",
                total(connections()),
                deployment
                    .database()
                    .connections()
                    .most()
                    .map(most -> format(", of %s that it takes at least", most))
                    .orElse(""),
                words(connections()))));
    return lines;
  }
}
