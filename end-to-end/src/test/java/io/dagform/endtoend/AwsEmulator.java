package io.dagform.endtoend;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** A local AWS endpoint; see {@code src/test/python/aws_emulator.py}. */
final class AwsEmulator implements AutoCloseable {
  private static final int START_SECONDS = 60;
  private static final int ANSWER_MILLISECONDS = 2000;

  private final Process process;
  private final int port;

  private AwsEmulator(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** One whose account is moto's own. */
  static AwsEmulator start() throws IOException, InterruptedException {
    return start(Optional.empty());
  }

  /**
   * Starts one.
   *
   * @param account that everything in it belongs to; moto's own without it
   */
  static AwsEmulator start(Optional<String> account) throws IOException, InterruptedException {
    Path python = Tools.python("emulator").resolve("python");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                python.toString(),
                Tools.pythonSource("aws_emulator.py").toString(),
                "-H",
                "127.0.0.1",
                "-p",
                String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(log(port).toFile());
    builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
    account.ifPresent(id -> builder.environment().put("MOTO_ACCOUNT_ID", id));
    Files.deleteIfExists(calls(port)); // of another one that had this port
    builder.environment().put("EMULATOR_CALLS", calls(port).toString());
    AwsEmulator emulator = new AwsEmulator(builder.start(), port);
    emulator.awaitStart();
    return emulator;
  }

  private void awaitStart() throws InterruptedException {
    for (int second = 0; second < START_SECONDS; second++) {
      if (answers()) {
        return;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    close();
    throw new AssertionError("The emulator did not start; see " + log(port) + ".");
  }

  /**
   * That a port can be connected to is no proof: a connection to one that is free may meet itself.
   */
  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(url() + "/moto-api/").toURL().openConnection();
      connection.setConnectTimeout(ANSWER_MILLISECONDS);
      connection.setReadTimeout(ANSWER_MILLISECONDS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path log(int port) {
    return Path.of("target/emulator-" + port + ".log");
  }

  private static Path calls(int port) {
    return Path.of("target/emulator-" + port + ".calls");
  }

  /** Where it writes down what the roles of tasks ask for, a line of JSON each. */
  Path calls() {
    return calls(port).toAbsolutePath();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** A client of a service, for reading back what Terraform built. */
  <B extends AwsClientBuilder<B, C>, C> C client(B builder, String region) {
    return builder
        .endpointOverride(URI.create(url()))
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
