import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Copies the types of a list out of the official bindings: their Java classes, their JavaScript and
 * their part of the jsii assembly, all under the names that they have there.
 *
 * <p>Arguments: the official jar, the list, the folder that the copy goes to.
 */
public final class TrimProvider {
  private static final String BASE = "com/hashicorp/cdktf/providers/aws/";
  private static final String NAMES = BASE + "$Module.txt";
  private static final String MODULE = "@cdktf/provider-aws";
  private static final Pattern EXPORT = Pattern.compile(".*require\\('\\./([^']+)'\\).*");
  private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");
  // What people read, and where in the TypeScript it stood.
  private static final Set<String> LEFT_OUT = Set.of("docs", "locationInModule", "readme");

  private final JarFile official;
  private final Set<String> packages;
  private final Set<String> submodules = new HashSet<>();
  private final SortedMap<String, byte[]> javaScript = new TreeMap<>();

  private TrimProvider(JarFile official, Set<String> packages) {
    this.official = official;
    this.packages = packages;
  }

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path list = Path.of(arguments[1]);
    Path target = Path.of(arguments[2]);
    String done = jar.getFileName() + "\n" + Files.readString(list);
    Path stamp = target.resolveSibling("trimmed.txt");
    if (Files.exists(stamp) && Files.readString(stamp).equals(done) && Files.exists(target.resolve(NAMES))) {
      return;
    }
    delete(target.resolve("com"));
    Set<String> packages =
        Files.readAllLines(list).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .collect(Collectors.toCollection(TreeSet::new));
    try (JarFile official = new JarFile(jar.toFile())) {
      new TrimProvider(official, packages).run(target);
    }
    Files.writeString(stamp, done);
  }

  private void run(Path target) throws IOException {
    Files.createDirectories(target.resolve(BASE));
    Files.writeString(target.resolve(NAMES), names());
    Set<String> missing = new TreeSet<>(packages);
    for (JarEntry entry : official.stream().toList()) {
      String name = entry.getName();
      if (name.equals(BASE + "$Module.class") || isKeptClass(name)) {
        missing.remove(packageOf(name));
        Path copy = target.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.write(copy, read(entry));
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("The official bindings have no " + missing);
    }
    JarEntry bundle =
        official.stream().filter(entry -> entry.getName().endsWith(".jsii.tgz")).findFirst().orElseThrow();
    Path trimmed = target.resolve(bundle.getName());
    try (InputStream in = official.getInputStream(bundle)) {
      readBundle(in, target.resolve("META-INF"));
    }
    try (OutputStream out = Files.newOutputStream(trimmed)) {
      writeBundle(out);
    }
  }

  /** The lines that map a type's name to its class. */
  private String names() throws IOException {
    StringBuilder kept = new StringBuilder();
    String all = new String(read(official.getJarEntry(NAMES)), StandardCharsets.UTF_8);
    for (String line : all.split("\n", -1)) {
      String[] sides = line.trim().split("=", 2);
      if (sides.length == 2 && packages.contains(packageOf(sides[1].replace('.', '/')))) {
        submodules.add(submodule(sides[0]));
        kept.append(line.trim()).append('\n');
      }
    }
    return kept.toString();
  }

  private boolean isKeptClass(String name) {
    return name.endsWith(".class") && packages.contains(packageOf(name));
  }

  private static String packageOf(String path) {
    String below = path.startsWith(BASE) ? path.substring(BASE.length()) : "";
    return below.contains("/") ? below.substring(0, below.indexOf('/')) : "";
  }

  /** {@code @cdktf/provider-aws.vpc} of {@code @cdktf/provider-aws.vpc.VpcConfig}. */
  private static String submodule(String type) {
    int end = type.indexOf('.', MODULE.length() + 1);
    return end < 0 ? type : type.substring(0, end);
  }

  private void readBundle(InputStream in, Path legal) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GzipCompressorInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName();
        if (name.equals("package/.jsii")) {
          javaScript.put(name, assembly(tar));
        } else if (name.equals("package/lib/lazy-index.js")) {
          javaScript.put("package/lib/index.js", index(text(tar)));
        } else if (name.equals("package/package.json")) {
          javaScript.put(name, tar.readAllBytes());
        } else if (name.equals("package/LICENSE")) {
          byte[] license = tar.readAllBytes();
          javaScript.put(name, license);
          Files.createDirectories(legal);
          Files.write(legal.resolve("LICENSE"), license);
        } else if (name.matches("package/lib/[^/]+/index\\.js") && isKeptFolder(name.split("/")[2])) {
          String script = SOURCE_MAP.matcher(text(tar)).replaceAll("");
          javaScript.put(name, script.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  private boolean isKeptFolder(String folder) {
    return packages.contains(folder.replace('-', '_'));
  }

  /** The lines of the index that load a kept folder, or none. */
  private byte[] index(String lazyIndex) {
    StringBuilder kept = new StringBuilder();
    for (String line : lazyIndex.split("\n", -1)) {
      Matcher export = EXPORT.matcher(line);
      if (!export.matches() || isKeptFolder(export.group(1))) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The jsii assembly with the types and submodules that are kept. */
  private byte[] assembly(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonFactory factory = new JsonFactory();
    try (JsonParser parser = factory.createParser(new NotClosing(in));
        JsonGenerator generator = factory.createGenerator(out, JsonEncoding.UTF8)) {
      parser.nextToken();
      generator.writeStartObject();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = parser.currentName();
        parser.nextToken();
        if (field.equals("types") || field.equals("submodules")) {
          generator.writeFieldName(field);
          copySome(parser, generator);
        } else if (!LEFT_OUT.contains(field)) {
          generator.writeFieldName(field);
          copy(parser, generator);
        } else {
          parser.skipChildren();
        }
      }
      generator.writeEndObject();
    }
    return out.toByteArray();
  }

  private void copySome(JsonParser parser, JsonGenerator generator) throws IOException {
    generator.writeStartObject();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (submodules.contains(submodule(name))) {
        generator.writeFieldName(name);
        copy(parser, generator);
      } else {
        parser.skipChildren();
      }
    }
    generator.writeEndObject();
  }

  private static void copy(JsonParser parser, JsonGenerator generator) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      generator.writeStartObject();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = parser.currentName();
        parser.nextToken();
        if (LEFT_OUT.contains(field)) {
          parser.skipChildren();
        } else {
          generator.writeFieldName(field);
          copy(parser, generator);
        }
      }
      generator.writeEndObject();
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      generator.writeStartArray();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        copy(parser, generator);
      }
      generator.writeEndArray();
    } else {
      generator.copyCurrentEvent(parser);
    }
  }

  /** The same bytes on every machine: no times, no owners, no name of a system. */
  private void writeBundle(OutputStream out) throws IOException {
    GzipParameters parameters = new GzipParameters();
    parameters.setOperatingSystem(255);
    parameters.setCompressionLevel(9);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(out, parameters))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var file : javaScript.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
  }

  private byte[] read(JarEntry entry) throws IOException {
    try (InputStream in = official.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        List<Path> paths = walk.sorted(Comparator.reverseOrder()).toList();
        for (Path path : paths) {
          Files.delete(path);
        }
      }
    }
  }

  /** An entry of an archive, which ends before its archive does. */
  private static final class NotClosing extends java.io.FilterInputStream {
    NotClosing(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
