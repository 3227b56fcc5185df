package io.dagform.capability;

import io.dagform.blueprint.Control;
import io.dagform.capability.location.Location;
import io.dagform.capability.location.LocationDefaults;
import io.dagform.capability.location.OwnLocation;
import io.dagform.capability.process.UserNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The code locations of a spec.
 *
 * @param all by their names
 * @param needs what the code of all needs
 */
record CodeLocations(SortedMap<String, Location> all, LocationDefaults defaults, UserNeeds needs) {
  /** What keeps the risk of shells in their tasks away. */
  List<Control> shells() {
    List<Control> controls = new ArrayList<>();
    all.forEach(
        (name, location) ->
            location
                .own()
                .ifPresent(own -> controls.add(own.service().control(Location.PATH.key(name)))));
    return controls;
  }

  /** What keeps the risk of images that change by themselves away. */
  List<Control> images() {
    List<Control> controls = new ArrayList<>();
    all.forEach(
        (name, location) ->
            location
                .own()
                .flatMap(OwnLocation::image)
                .ifPresent(
                    image ->
                        controls.addAll(image.controls(Location.PATH.key(name).key("image")))));
    return controls;
  }

  /** Those that are services of this deployment. */
  Stream<OwnLocation> own() {
    return all.values().stream().flatMap(each -> each.own().stream());
  }
}
