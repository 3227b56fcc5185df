package io.dagform.emit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.BlockTypes;
import io.dagform.hcl.Element;
import io.dagform.hcl.TerraformJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Blueprints to Terraform, through CDKTF.
 *
 * <p>CDKTF runs in one Node.js process for the whole JVM and mixes up the stacks of two threads, so
 * there is one engine at a time: whoever opens a second one waits until the first is closed.
 */
public final class TerraformEngine implements AutoCloseable {
  private static final ReentrantLock LOCK = new ReentrantLock();

  private final Path scratch;
  private final BlockTypes types;

  private TerraformEngine(Path scratch, BlockTypes types) {
    this.scratch = scratch;
    this.types = types;
  }

  /** Opens the engine. */
  public static TerraformEngine open() {
    LOCK.lock();
    try {
      return new TerraformEngine(Files.createTempDirectory("dagform"), loadBlockTypes());
    } catch (IOException e) {
      LOCK.unlock();
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks of each Terraform file by its name without the ending. */
  public SortedMap<String, List<Element.Block>> generate(Blueprint blueprint) {
    App app = new App(AppConfig.builder().outdir(scratch.toString()).build());
    Object json = DagsterStack.of(app, blueprint).toTerraform();
    return TerraformJson.files(asMap(json), types, AttributeOrder.ALL);
  }

  @SuppressWarnings("unchecked") // a JSON object, as jsii gives it
  private static Map<String, Object> asMap(Object json) {
    return (Map<String, Object>) json;
  }

  private static BlockTypes loadBlockTypes() throws IOException {
    try (InputStream in = TerraformEngine.class.getResourceAsStream("blocks.json")) {
      return BlockTypes.of(new ObjectMapper().readValue(in, new TypeReference<>() {}));
    }
  }

  @Override
  public void close() {
    try (Stream<Path> leftovers = Files.walk(scratch)) {
      for (Path path : leftovers.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      LOCK.unlock();
    }
  }
}
