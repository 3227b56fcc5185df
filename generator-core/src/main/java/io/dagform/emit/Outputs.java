package io.dagform.emit;

import com.hashicorp.cdktf.TerraformOutput;
import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import io.dagform.model.LoadBalancer;

/** What people need to know after an apply. */
final class Outputs {
  private static final int HTTP_PORT = 80;

  private final Stack stack;

  Outputs(Stack stack, Blueprint blueprint) {
    this.stack = stack;
    LoadBalancer.Listener listener = blueprint.deployment().loadBalancer().listener();
    String port = listener.port() == HTTP_PORT ? "" : ":" + listener.port();
    output(
        "url",
        "Address of the Dagster web interface.",
        Value.template(
            Value.text("http://"),
            Addresses.LOAD_BALANCER.attribute("dns_name"),
            Value.text(port)));
    output(
        "basic_auth_password_secret",
        "Secret that holds the password of the web user.",
        Addresses.secret(blueprint.loginPassword()).attribute("name"));
    output(
        "image_repository_url",
        "Repository that the image is pushed to.",
        Addresses.REPOSITORY.attribute("repository_url"));
    output(
        "code_url",
        "Place that the code is published to.",
        Value.template(
            Value.text("s3://"),
            Addresses.BUCKET.bucket().attribute("bucket"),
            Value.text("/" + blueprint.code().prefix())));
    output(
        "cluster_name", "Cluster that both services run in.", Addresses.CLUSTER.attribute("name"));
    output(
        "service_names",
        "Services to redeploy after the image was pushed.",
        Value.tuple(
            Addresses.service(blueprint.webserver()).attribute("name"),
            Addresses.service(blueprint.daemon()).attribute("name")));
  }

  private void output(String name, String description, Value value) {
    TerraformOutput output =
        TerraformOutput.Builder.create(stack, "output." + name)
            .description(description)
            .value(Stack.json(value))
            .build();
    output.overrideLogicalId(name);
    stack.describe("output." + name, new Extras().value("value", value));
  }
}
