package io.dagform.capability.schedule;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What stops the services and starts them again (Application Auto Scaling user guide).
 *
 * @param catchupRuns most ticks of a partitioned schedule that Dagster makes up for
 */
public record OffHoursPart(
    OffHours model, ClusterPart cluster, List<Service> services, int catchupRuns) implements Part {
  public OffHoursPart {
    services = List.copyOf(services);
  }

  /**
   * A service.
   *
   * @param least tasks while it runs
   * @param most tasks while it runs
   * @param forPeople whether people look at it, so that it stops first and starts last
   * @param scales whether something else scales it, too
   */
  public record Service(Workload workload, int least, int most, boolean forPeople, boolean scales) {
    public Ref target() {
      return Ref.resource("aws_appautoscaling_target", workload.key());
    }
  }

  /**
   * A change of the number of a service's tasks.
   *
   * @param schedule in the words of AWS
   */
  public record Action(
      Ref ref, String name, Ref target, String schedule, String timeZone, int least, int most) {}

  public List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    for (Service service : services) {
      boolean first = service.forPeople();
      Clock stop = first ? model.stop() : model.stop().later();
      Clock start = first ? model.start().later() : model.start();
      actions.add(action(service, "stop", stop, 0, 0));
      actions.add(action(service, "start", start, service.least(), service.most()));
    }
    return actions;
  }

  private Action action(Service service, String what, Clock at, int least, int most) {
    return new Action(
        Ref.resource("aws_appautoscaling_scheduled_action", service.workload().key() + "_" + what),
        service.workload().launch().orElseThrow().name() + "-" + what,
        service.target(),
        at.expression(),
        model.timeZone(),
        least,
        most);
  }

  /** A service, as Application Auto Scaling names it. */
  public Value resource(Service service) {
    return cluster.scalable(service.workload());
  }

  @Override
  public List<Managed> managed() {
    List<Managed> managed = new ArrayList<>();
    for (Service service : services) {
      String name = cluster.name() + "/" + service.workload().launch().orElseThrow().name();
      managed.add(Managed.named("aws_appautoscaling_target", name));
      managed.add(Managed.named("aws_appautoscaling_scheduled_action", name));
    }
    return managed;
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.paragraph(
            Chapter.SCALING,
            format(
                "The services have no task between `%s` and `%s`, in the time zone %s: the webserver stops first, the daemon and the code locations five minutes later; these start first. Terraform leaves the numbers alone, which these actions set: a changed number holds from the next start on. The database and the load balancer go on.",
                model.stop().expression(), model.start().expression(), model.timeZone())),
        Line.paragraph(
            Chapter.SCALING,
            format(
                "After that, Dagster makes up for the last missed tick of a schedule, and for the last %s of one with partitions; what a sensor missed it sees at its next tick. A run that is a task goes on through the night, and its end is noticed in the morning; one that is a process of the daemon is ended and tried again. Nobody is told of a service without tasks.",
                catchupRuns)));
  }
}
