package io.dagform.emit;

import io.dagform.hcl.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The blocks that CDKTF has written, by what they were written from. Environments have most of
 * their blocks in common, and two versions of an environment almost all.
 */
final class WrittenBlocks {
  private static final List<String> BY_TYPE = List.of("resource", "data");
  private static final String OUTPUT = "output";

  private final Map<CdktfBlock.Content, Written> written = new HashMap<>();

  /**
   * A block in CDKTF's JSON.
   *
   * @param path the keys that lead to it
   */
  private record Written(List<String> path, Object body) {}

  boolean has(CdktfBlock block) {
    return written.containsKey(block.content());
  }

  /**
   * Takes blocks from what CDKTF has written.
   *
   * @param json of a stack with them
   */
  void add(List<CdktfBlock> blocks, Map<String, Object> json) {
    Map<String, Written> byAddress = byAddress(json);
    for (CdktfBlock block : blocks) {
      written.put(
          block.content(), Objects.requireNonNull(byAddress.get(block.address()), block.address()));
    }
  }

  private static Map<String, Written> byAddress(Map<String, Object> json) {
    Map<String, Written> byAddress = new HashMap<>();
    for (String kind : BY_TYPE) {
      Json.map(json.get(kind))
          .forEach(
              (type, named) ->
                  Json.map(named)
                      .forEach(
                          (name, body) ->
                              byAddress.put(
                                  address(body), new Written(List.of(kind, type, name), body))));
    }
    Json.map(json.get(OUTPUT))
        .forEach(
            (name, body) ->
                byAddress.put(OUTPUT + "." + name, new Written(List.of(OUTPUT, name), body)));
    return byAddress;
  }

  /** The id of a block's construct, with which the construct's path ends. */
  private static String address(Object body) {
    Object metadata = Json.map(Json.map(body).get("//")).get("metadata");
    String path = String.valueOf(Json.map(metadata).get("path"));
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The JSON of a whole stack.
   *
   * @param blocks all of it, in their order
   * @param json of the stack with those only that were not written before
   */
  Map<String, Object> complete(List<CdktfBlock> blocks, Map<String, Object> json) {
    Map<String, Object> result = new LinkedHashMap<>(json);
    BY_TYPE.forEach(result::remove);
    result.remove(OUTPUT);
    Map<List<String>, Map<String, Object>> inside = new HashMap<>();
    inside.put(List.of(), result);
    for (CdktfBlock block : blocks) {
      Written found = Objects.requireNonNull(written.get(block.content()), block.address());
      int last = found.path().size() - 1;
      map(inside, found.path().subList(0, last)).put(found.path().get(last), found.body());
    }
    return result;
  }

  /** The map at a path, which is made if it is not there. */
  private static Map<String, Object> map(
      Map<List<String>, Map<String, Object>> inside, List<String> path) {
    Map<String, Object> known = inside.get(path);
    if (known != null) {
      return known;
    }
    Map<String, Object> made = new LinkedHashMap<>();
    int last = path.size() - 1;
    map(inside, path.subList(0, last)).put(path.get(last), made);
    inside.put(new ArrayList<>(path), made);
    return made;
  }
}
