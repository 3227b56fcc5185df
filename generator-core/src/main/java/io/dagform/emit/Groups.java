package io.dagform.emit;

import static io.dagform.emit.Groups.Entry.group;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Part;
import io.dagform.capability.alarms.AlarmsPart;
import io.dagform.capability.alarms.BudgetPart;
import io.dagform.capability.cluster.OwnClusterPart;
import io.dagform.capability.code.S3SyncPart;
import io.dagform.capability.database.RdsPart;
import io.dagform.capability.discovery.PrivateZonePart;
import io.dagform.capability.front.ApplicationLoadBalancerPart;
import io.dagform.capability.front.HttpListener;
import io.dagform.capability.front.HttpsListener;
import io.dagform.capability.front.PathPart;
import io.dagform.capability.iam.PipelinePart;
import io.dagform.capability.iam.PublisherUserPart;
import io.dagform.capability.metrics.DashboardPart;
import io.dagform.capability.network.OwnVpcPart;
import io.dagform.capability.registry.OwnRepositoryPart;
import io.dagform.capability.schedule.OffHoursPart;
import io.dagform.capability.state.TerraformPart;
import io.dagform.capability.storage.StoragePart;
import io.dagform.capability.webserver.AutoscalingPart;
import java.util.List;

/** The group of each part that builds resources of its own kind. */
final class Groups {
  private static final List<Entry<?>> ALL =
      List.of(
          group(TerraformPart.class, ProviderGroup::new),
          group(OwnVpcPart.class, OwnVpcGroup::new),
          group(ApplicationLoadBalancerPart.class, LoadBalancerGroup::new),
          group(HttpListener.HttpPart.class, HttpGroup::new),
          group(HttpsListener.HttpsPart.class, HttpsGroup::new),
          group(PathPart.class, PathGroup::new),
          group(OwnRepositoryPart.class, RegistryGroup::new),
          group(RdsPart.class, RdsGroup::new),
          group(StoragePart.class, StorageGroup::new),
          group(S3SyncPart.class, FileSystemGroup::new),
          group(OwnClusterPart.class, ClusterGroup::new),
          group(PrivateZonePart.class, PrivateZoneGroup::new),
          group(AlarmsPart.class, AlarmsGroup::new),
          group(BudgetPart.class, BudgetGroup::new),
          group(DashboardPart.class, DashboardGroup::new),
          group(AutoscalingPart.class, AutoscalingGroup::new),
          group(OffHoursPart.class, OffHoursGroup::new),
          group(PublisherUserPart.class, PublisherGroup::new),
          group(PipelinePart.class, PipelineGroup::new));

  private Groups() {}

  /** Adds the resources of a blueprint's parts to a stack. */
  static void add(Stack stack, Blueprint blueprint, Remarks remarks) {
    for (Part part : blueprint.parts()) {
      ALL.forEach(entry -> entry.add(stack, part, remarks));
    }
  }

  /** Makes the group of a part. */
  @FunctionalInterface
  interface Factory<P extends Part> {
    Group make(Stack stack, P part, Remarks remarks);
  }

  /** The kind of a part and its group. */
  record Entry<P extends Part>(Class<P> kind, Factory<P> factory) {
    static <P extends Part> Entry<P> group(Class<P> kind, Factory<P> factory) {
      return new Entry<>(kind, factory);
    }

    void add(Stack stack, Part part, Remarks remarks) {
      if (kind.isInstance(part)) {
        factory.make(stack, kind.cast(part), remarks);
      }
    }
  }
}
