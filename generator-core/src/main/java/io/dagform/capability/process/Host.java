package io.dagform.capability.process;

import io.dagform.blueprint.Container;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Identity;
import io.dagform.blueprint.Place;
import io.dagform.blueprint.TaskExtension;
import java.util.ArrayList;
import java.util.List;

/**
 * What the process of a service is drawn with.
 *
 * @param cluster the name of the cluster that it runs in
 * @param extensions what it has beside its process
 */
public record Host(
    Frame frame,
    String cluster,
    Identity identity,
    Container.Image image,
    Place place,
    List<TaskExtension> extensions) {
  public Host {
    extensions = List.copyOf(extensions);
  }

  /** A host without extensions. */
  public Host(Frame frame, String cluster, Identity identity, Container.Image image, Place place) {
    this(frame, cluster, identity, image, place, List.of());
  }

  /** The same for another process. */
  public Host as(Identity other) {
    return new Host(frame, cluster, other, image, place, extensions);
  }

  /** The same with extensions, its own before those that every process has. */
  public Host with(List<TaskExtension> own, List<TaskExtension> common) {
    List<TaskExtension> all = new ArrayList<>(own);
    all.addAll(common);
    return new Host(frame, cluster, identity, image, place, all);
  }

  /** The same with what people have said of its service. */
  public Host with(ServiceSettings service) {
    List<TaskExtension> all = new ArrayList<>(extensions);
    all.addAll(service.extensions(frame, identity.logs()));
    return new Host(frame, cluster, identity, image, place, all);
  }
}
