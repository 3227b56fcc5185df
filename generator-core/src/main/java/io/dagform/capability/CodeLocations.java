package io.dagform.capability;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Control;
import io.dagform.capability.location.Location;
import io.dagform.capability.location.LocationDefaults;
import io.dagform.capability.location.OwnLocation;
import io.dagform.capability.process.LocationName;
import io.dagform.capability.process.ProcessName;
import io.dagform.capability.process.UserNeeds;
import io.dagform.capability.runs.Runs;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** What the code of one needs, with its own over all's. */
  UserNeeds needsOf(OwnLocation location) {
    return needs.with(location.needs());
  }

  /** What the code of each that is a service of this deployment needs, with its own over all's. */
  Map<ProcessName, UserNeeds> allNeeds() {
    Map<ProcessName, UserNeeds> every = new LinkedHashMap<>();
    all.forEach(
        (name, location) ->
            location.own().ifPresent(own -> every.put(ProcessName.location(name), needsOf(own))));
    return every;
  }

  /** Checks that Dagster can tell them apart. */
  void checkNames(Findings findings) {
    Map<String, String> keys = new HashMap<>();
    all.forEach(
        (key, location) -> {
          String name = location.name(key);
          String other = keys.putIfAbsent(name, key);
          if (other != null) {
            SpecPath path =
                Location.PATH
                    .key(location.locationName().isPresent() ? key : other)
                    .key(LocationName.FIELD.key());
            findings.add(
                DiagnosticCode.DUPLICATE_NAME,
                path,
                format(
                    "Dagster would call both `%s` and `%s` `%s`.",
                    Location.PATH.key(other), Location.PATH.key(key), name),
                "Give one of them another name.");
          }
        });
  }

  /** Checks what the volumes of each say together with those of all. */
  void checkVolumes(Findings findings) {
    all.forEach(
        (name, location) ->
            location
                .own()
                .filter(own -> own.needs().hasNetwork())
                .ifPresent(
                    own ->
                        needsOf(own)
                            .checkVolumes(Location.PATH.key(name), Optional.empty(), findings)));
  }

  /** The names of those whose runs may launch tasks for their steps. */
  List<String> stepwise(Runs runs) {
    return all.entrySet().stream()
        .filter(
            each -> each.getValue().own().filter(own -> runs.launchSteps(own.runs())).isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those that are services of this deployment. */
  Stream<OwnLocation> own() {
    return all.values().stream().flatMap(each -> each.own().stream());
  }
}
