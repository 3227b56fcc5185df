package io.dagform.spec;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.named;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;

import io.dagform.model.Dagster;
import io.dagform.model.Dagster.Architecture;
import io.dagform.model.Dagster.Code;
import io.dagform.model.Dagster.Daemon;
import io.dagform.model.Dagster.Image;
import io.dagform.model.Dagster.Instance;
import io.dagform.model.Dagster.PythonFiles;
import io.dagform.model.Dagster.Runs;
import io.dagform.model.Dagster.Scaling;
import io.dagform.model.Dagster.Size;
import io.dagform.model.Dagster.Volume;
import io.dagform.model.Dagster.Webserver;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of {@code dagster}. */
final class DagsterSpec {
  private static final String FARGATE = "Amazon ECS developer guide, Fargate task sizes";
  private static final String TASKS = "Amazon ECS service quotas, tasks in a service";

  private static final Field<String> REPOSITORY =
      required(
          "repository",
          text(Form.ECR_REPOSITORY),
          "Name of the deployment's ECR repository, which the output creates.");
  private static final Field<String> TAG =
      required("tag", text(Form.IMAGE_TAG), "Tag of the image.");
  private static final Type<Image> IMAGE_TYPE =
      new MapType<>(List.of(REPOSITORY, TAG), in -> new Image(in.get(REPOSITORY), in.get(TAG)));

  // The smallest and the largest sizes of Fargate; which pairs exist is a rule of its own.
  private static final Field<Integer> CPU =
      required("cpu", integer(256, 16_384, FARGATE), "CPU units of a task; 1024 are one vCPU.");
  private static final Field<Integer> MEMORY =
      required("memory_mib", integer(512, 122_880, FARGATE), "Memory of a task in MiB.");

  private static final Field<Integer> MINIMUM =
      required("min", integer(1, 5000, TASKS), "Fewest tasks.");
  private static final Field<Integer> MAXIMUM =
      required("max", integer(1, 5000, TASKS), "Most tasks.");
  private static final Field<Optional<Integer>> CPU_PERCENT =
      optional(
          "cpu_percent",
          maybe(integer(1, 100, "a percentage")),
          Optional.empty(),
          "Target of the average CPU utilization in percent.");
  private static final Field<Optional<Integer>> MEMORY_PERCENT =
      optional(
          "memory_percent",
          maybe(integer(1, 100, "a percentage")),
          Optional.empty(),
          "Target of the average memory utilization in percent.");
  private static final Type<Scaling> SCALING_TYPE =
      new NoneOr<>(
          new Scaling.Fixed(1),
          new MapType<>(
              List.of(MINIMUM, MAXIMUM, CPU_PERCENT, MEMORY_PERCENT),
              in ->
                  new Scaling.TargetTracking(
                      in.get(MINIMUM),
                      in.get(MAXIMUM),
                      in.get(CPU_PERCENT),
                      in.get(MEMORY_PERCENT))));

  private static final Field<String> WEBSERVER_SERVICE =
      named("service", text(Form.ECS_NAME), "{name}-webserver", "Name of the ECS service.");
  private static final Field<String> WEBSERVER_FAMILY =
      named("family", text(Form.ECS_NAME), "{name}-webserver", "Family of the task definition.");
  private static final Field<Integer> WEBSERVER_PORT =
      optional(
          "port",
          integer(1, 65_535, "RFC 9293, ports"),
          80,
          "Port of nginx, which the load balancer forwards to.");
  private static final Field<Scaling> AUTOSCALING =
      optional(
          "autoscaling",
          SCALING_TYPE,
          new Scaling.Fixed(1),
          "How many tasks run; `none` is one task.");
  private static final Type<Webserver> WEBSERVER_TYPE =
      new MapType<>(
          List.of(WEBSERVER_SERVICE, WEBSERVER_FAMILY, WEBSERVER_PORT, CPU, MEMORY, AUTOSCALING),
          in ->
              new Webserver(
                  in.get(WEBSERVER_SERVICE),
                  in.get(WEBSERVER_FAMILY),
                  in.get(WEBSERVER_PORT),
                  new Size(in.get(CPU), in.get(MEMORY)),
                  in.get(AUTOSCALING)));

  private static final Field<String> DAEMON_SERVICE =
      named("service", text(Form.ECS_NAME), "{name}-daemon", "Name of the ECS service.");
  private static final Field<String> DAEMON_FAMILY =
      named("family", text(Form.ECS_NAME), "{name}-daemon", "Family of the task definition.");
  private static final Type<Daemon> DAEMON_TYPE =
      new MapType<>(
          List.of(DAEMON_SERVICE, DAEMON_FAMILY, CPU, MEMORY),
          in ->
              new Daemon(
                  in.get(DAEMON_SERVICE),
                  in.get(DAEMON_FAMILY),
                  new Size(in.get(CPU), in.get(MEMORY))));

  private static final Type<Runs> RUNS_TYPE =
      new Alternatives<>(
          List.of(
              Alternative.bare(
                  "in_process", new Runs.InProcess(), "Runs are processes in the daemon's task.")));

  private static final Field<String> PREFIX =
      required(
          "prefix",
          text(Form.S3_PREFIX),
          "Prefix of the code in the bucket, with a slash at its end.");
  private static final Field<String> PATH =
      required("path", text(Form.FOLDER), "Folder in the containers that holds the code.");
  private static final Field<PythonFiles> PYTHON_FILE =
      required(
          "python_file",
          new OneOrNamed<>(
              Mapped.of(text(Form.PYTHON_FILE), PythonFiles.One::new),
              Form.CODE_LOCATION,
              text(Form.PYTHON_FILE),
              files -> new PythonFiles.Named(new TreeMap<>(files))),
          "File below the prefix that holds Dagster's definitions; or one for each code location, by"
              + " the location's name.");
  private static final Field<Integer> TIMEOUT =
      optional(
          "timeout_seconds",
          integer(1, 3600, "at most an hour"),
          30,
          "Seconds that the first sync may take; a task starts only after it.");
  private static final Field<Integer> INTERVAL =
      optional(
          "interval_seconds",
          integer(1, 86_400, "at most a day"),
          60,
          "Seconds between two syncs.");
  private static final Field<Volume> VOLUME =
      optional("volume", word(Volume.class), Volume.EFS, "What the code is kept on.");
  private static final Type<Code> CODE_TYPE =
      new Alternatives<>(
          List.of(
              Alternative.with(
                  "s3_sync",
                  new MapType<>(
                      List.of(PREFIX, PATH, PYTHON_FILE, TIMEOUT, INTERVAL, VOLUME),
                      in ->
                          new Code.S3Sync(
                              in.get(PREFIX),
                              in.get(PATH),
                              in.get(PYTHON_FILE),
                              in.get(TIMEOUT),
                              in.get(INTERVAL),
                              in.get(VOLUME))),
                  "Files below an S3 prefix, synced to a volume that every task mounts.")));

  private static final Field<String> VERSION =
      required("version", text(Form.DAGSTER_VERSION), "Version of Dagster in the image.");
  private static final Field<Architecture> ARCHITECTURE =
      optional(
          "architecture",
          word(Architecture.class),
          Architecture.ARM64,
          "Processor of the tasks, and so the platform of their images.");
  private static final Field<String> CLUSTER =
      named("cluster", text(Form.ECS_NAME), "{name}", "Name of the ECS cluster.");
  private static final Field<Image> IMAGE =
      required("image", IMAGE_TYPE, "Image of Dagster's processes, with the user's packages.");
  private static final Field<Webserver> WEBSERVER =
      required("webserver", WEBSERVER_TYPE, "The service of the web interface.");
  private static final Field<Daemon> DAEMON =
      required("daemon", DAEMON_TYPE, "The service of the daemon: one task, never more.");
  private static final Field<Runs> RUNS = required("runs", RUNS_TYPE, "Where runs execute.");
  private static final Field<Code> CODE =
      required("code", CODE_TYPE, "Where the user's code comes from.");

  private static final Field<Instance> INSTANCE =
      described(
          "instance",
          Mapped.of(InstanceType.load(), Instance::new),
          new Instance(Map.of()),
          "nothing more",
          "Further settings of dagster.yaml, by Dagster's own keys; they go over the generated ones.");

  static final Type<Dagster> TYPE =
      new MapType<>(
          List.of(VERSION, ARCHITECTURE, CLUSTER, IMAGE, WEBSERVER, DAEMON, RUNS, CODE, INSTANCE),
          in ->
              new Dagster(
                  in.get(VERSION),
                  in.get(ARCHITECTURE),
                  in.get(CLUSTER),
                  in.get(IMAGE),
                  in.get(WEBSERVER),
                  in.get(DAEMON),
                  in.get(RUNS),
                  in.get(CODE),
                  in.get(INSTANCE)));

  private DagsterSpec() {}
}
