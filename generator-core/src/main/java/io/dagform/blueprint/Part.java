package io.dagform.blueprint;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A part of a deployment. It answers one question a method, and most of them with nothing. */
public interface Part {
  /** Local values that others refer to. */
  default List<Local> locals() {
    return List.of();
  }

  /** The security groups that are made for it. */
  default List<Peer.SecurityGroup> securityGroups() {
    return List.of();
  }

  /** Traffic that it wants beside what the tasks use. */
  default List<Flow> flows() {
    return List.of();
  }

  /** The tasks that run it. */
  default List<Workload> workloads() {
    return List.of();
  }

  /** The log groups that are made for it. */
  default List<LogGroup> logGroups() {
    return List.of();
  }

  /** What Terraform manages for it, beside what all parts have in common. */
  default List<Managed> managed() {
    return List.of();
  }

  /** The policies of those who are no task. */
  default List<Policy> iamPolicies() {
    return List.of();
  }

  /** Rights of those who are no task. */
  default List<Principal> principals() {
    return List.of();
  }

  /** The secrets that are made for it. */
  default List<Secret> secrets() {
    return List.of();
  }

  /** Every name of it that AWS must not have given to something else. */
  default List<CloudName> names() {
    return List.of();
  }

  /** The text of each file in {@code config/} by its path. */
  default SortedMap<String, String> files() {
    return new TreeMap<>();
  }

  /** What people want to hear of, by its numbers. */
  default List<Alarm> alarms() {
    return List.of();
  }

  /** What people want to hear of, as AWS tells of it. */
  default List<Event> events() {
    return List.of();
  }

  /** What people want to look at. */
  default List<Chart> charts() {
    return List.of();
  }

  /** What has to be given to Terraform. */
  default List<Input> inputs() {
    return List.of();
  }

  /** What people need to know after an apply. */
  default List<Output> outputs() {
    return List.of();
  }

  /** What dagster.yaml says because of it. */
  default List<DagsterSetting> dagsterSettings() {
    return List.of();
  }

  /** Its place in the picture of everything. */
  default List<Node> nodes() {
    return List.of();
  }

  /** What the document says about it. */
  default List<Line> lines() {
    return List.of();
  }
}
