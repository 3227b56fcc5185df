package io.dagform.emit;

import static io.dagform.text.Text.format;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.BlockTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.jsii.JsiiException;
import software.constructs.Construct;

/**
 * Blueprints to Terraform, through CDKTF.
 *
 * <p>CDKTF runs in one Node.js process for the whole JVM and mixes up the stacks of two threads, so
 * one engine works at a time: another waits until the first is closed. The process ends with the
 * last engine that works or waits.
 */
public final class TerraformEngine implements AutoCloseable {
  private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);
  private static final AtomicInteger ENGINES = new AtomicInteger();

  private final Path temporary;
  private final BlockTypes types;
  private final WrittenBlocks written = new WrittenBlocks();
  private boolean closed;

  private TerraformEngine(Path temporary, BlockTypes types) {
    this.temporary = temporary;
    this.types = types;
  }

  /**
   * Opens the engine; waits until no other is open.
   *
   * @param node the command of Node.js
   * @throws CdktfException if the Node.js process fails
   */
  public static TerraformEngine open(String node) {
    ENGINES.incrementAndGet();
    ONE_AT_A_TIME.acquireUninterruptibly();
    try {
      return new TerraformEngine(NodeProcess.start(node), loadBlockTypes());
    } catch (IOException e) {
      release();
      throw new UncheckedIOException(e);
    } catch (JsiiException e) {
      release();
      throw failure(e);
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  /** Where the classes come from that decide what is generated. */
  public static List<URI> sources() {
    return Stream.of(
            TerraformEngine.class,
            App.class,
            com.hashicorp.cdktf.providers.aws.$Module.class,
            Construct.class)
        .map(
            type -> URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toList();
  }

  /** The oldest major version of Node.js that the engine runs on. */
  public static int oldestNodeMajorVersion() {
    return NodeProcess.OLDEST_MAJOR_VERSION;
  }

  /** Frees the engine for others, or ends its process where nobody waits. */
  private static void release() {
    if (ENGINES.decrementAndGet() == 0) {
      NodeProcess.end();
    }
    ONE_AT_A_TIME.release();
  }

  /**
   * What CDKTF gives for a blueprint; one after another.
   *
   * @throws CdktfException if the Node.js process fails
   */
  public Synthesis synthesize(Blueprint blueprint) {
    try {
      Stack stack = stack(blueprint);
      return new Synthesis(blueprint, stack.json(written), stack.extras(), types);
    } catch (JsiiException e) {
      throw failure(e);
    }
  }

  private Stack stack(Blueprint blueprint) {
    App app = new App(AppConfig.builder().outdir(temporary.toString()).build());
    return DagsterStack.of(app, blueprint);
  }

  private static CdktfException failure(JsiiException e) {
    return new CdktfException(format("CDKTF's Node.js process failed: %s", e.getMessage()), e);
  }

  private static BlockTypes loadBlockTypes() {
    try (InputStream in = TerraformEngine.class.getResourceAsStream("blocks.json")) {
      return BlockTypes.of(new ObjectMapper().readValue(in, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    release();
  }
}
