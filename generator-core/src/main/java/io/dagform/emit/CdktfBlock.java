package io.dagform.emit;

import com.hashicorp.cdktf.TerraformElement;
import io.dagform.hcl.Ref;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import software.constructs.Construct;

/** A block that CDKTF writes. */
final class CdktfBlock {
  private final String file;
  private final String address;
  private final Object config;
  private final BiFunction<Construct, String, ? extends TerraformElement> create;
  private final Map<String, Object> overrides = new LinkedHashMap<>();

  /**
   * What CDKTF's JSON of a block follows from: it resolves nothing of other blocks, since all
   * references are texts.
   */
  record Content(String file, String address, Object config, Map<String, Object> overrides) {}

  /** Makes the construct of a block. */
  @FunctionalInterface
  interface Factory<C> {
    TerraformElement create(Construct scope, String id, C config);
  }

  private CdktfBlock(
      String file,
      String address,
      Object config,
      BiFunction<Construct, String, ? extends TerraformElement> create) {
    this.file = file;
    this.address = address;
    this.config = config;
    this.create = create;
  }

  /**
   * A block.
   *
   * @param file the name of its file without the ending; empty where the file follows from the kind
   * @param create the constructor in the bindings
   */
  static <C> CdktfBlock of(String file, String address, Factory<C> create, C config) {
    return new CdktfBlock(file, address, config, (scope, id) -> create.create(scope, id, config));
  }

  String file() {
    return file;
  }

  String address() {
    return address;
  }

  Content content() {
    return new Content(file, address, config, overrides);
  }

  /** Sets an argument that the bindings don't know, or not in this way. */
  CdktfBlock override(String path, Object value) {
    overrides.put(path, value);
    return this;
  }

  /** Makes a resource wait for others that it does not refer to. */
  CdktfBlock after(List<Ref> others) {
    return others.isEmpty()
        ? this
        : override("depends_on", others.stream().map(Ref::address).toList());
  }

  /** Adds it to a stack of CDKTF's. */
  void create(Construct scope) {
    TerraformElement element = create.apply(scope, address);
    overrides.forEach(element::addOverride);
  }
}
