package io.dagform.capability.webserver;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Discovery;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.capability.discovery.PrivateZonePart;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The webserver's name in a private zone.
 *
 * @param webserver its security group
 * @param pathPrefix of the whole interface; empty if it has none
 * @param location the name of a code location
 */
record InternalPart(
    Frame frame, Internal model, Peer.SecurityGroup webserver, String pathPrefix, String location)
    implements Part {
  static final Discovery NAME = Discovery.of(Webserver.KEY, Webserver.KEY);

  private String host() {
    return NAME.label() + "." + PrivateZonePart.name(frame);
  }

  private String url() {
    return format("http://%s:%s%s", host(), model.port(), pathPrefix);
  }

  @Override
  public List<Flow> flows() {
    List<Flow> flows = new ArrayList<>();
    model
        .allowed()
        .forEach(
            (name, caller) ->
                flows.add(
                    new Flow(
                        caller.peer(),
                        new Port(webserver, "HTTP", model.port()),
                        Optional.of(new Flow.Name(name, caller.renamedFrom())),
                        Optional.empty())));
    return flows;
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        new Output(
            "internal_url",
            "Address of the web interface and of GraphQL inside the VPC.",
            Value.text(url())));
  }

  @Override
  public List<Managed> managed() {
    return NAME.managed(frame);
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.row(Chapter.COMPONENTS, "name", format("`%s`, in a private zone of the VPC", host())),
        Line.paragraph(
            Chapter.ACCESS,
            format(
                "Inside the VPC, and through a tunnel or a VPN that leads there, the web interface is at `%s`. Nobody is asked for a password there: the rules of the security group decide who reaches it. A program starts a run so, and asks for its status by the id that it gets:",
                url())),
        Line.code(
            Chapter.ACCESS,
            "sh",
            format("curl -sS %s/graphql -H 'Content-Type: application/json' -d '{", url()),
            "  \"query\": \"mutation ($p: ExecutionParams!) { launchRun(executionParams: $p) { __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } } }\",",
            "  \"variables\": {\"p\": {\"mode\": \"default\", \"selector\": {",
            format(
                "    \"jobName\": \"JOB\", \"repositoryName\": \"__repository__\", \"repositoryLocationName\": \"%s\"}}}}'",
                location),
            format("curl -sS %s/graphql -H 'Content-Type: application/json' -d '{", url()),
            "  \"query\": \"query ($id: ID!) { runOrError(runId: $id) { ... on Run { status } } }\", \"variables\": {\"id\": \"RUN_ID\"}}'"));
  }
}
