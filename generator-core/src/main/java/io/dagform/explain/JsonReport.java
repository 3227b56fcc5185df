package io.dagform.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.dagform.diagnostic.Located;
import io.dagform.model.Variable;
import io.dagform.spec.Resolved;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Explanations as JSON, for programs. */
final class JsonReport {
  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  /**
   * The whole report.
   *
   * @param spec the name of the spec
   */
  static String text(String spec, List<Explanation> explanations) {
    StringWriter out = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    try (JsonGenerator json = new JsonFactory().createGenerator(out).setPrettyPrinter(printer)) {
      new JsonReport(json).report(spec, explanations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  private void report(String spec, List<Explanation> explanations) throws IOException {
    json.writeStartObject();
    json.writeStringField("spec", spec);
    json.writeArrayFieldStart("environments");
    for (Explanation explanation : explanations) {
      json.writeStartObject();
      json.writeFieldName("name");
      if (explanation.environment().isPresent()) {
        json.writeString(explanation.environment().get());
      } else {
        json.writeNull();
      }
      json.writeStringField("profile", explanation.profile());
      json.writeArrayFieldStart("fields");
      for (Resolved field : explanation.fields()) {
        field(field, explanation);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("controls");
      for (ControlState control : explanation.controls()) {
        control(control, explanation);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void field(Resolved field, Explanation explanation) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", field.path().toString());
    json.writeFieldName("value");
    if (field.value() instanceof Resolved.Absent absent) {
      json.writeNull();
      if (!absent.equals(Resolved.Absent.NONE)) {
        json.writeStringField("meaning", absent.words());
      }
    } else {
      value(field.value());
    }
    from(field.from(), explanation);
    json.writeEndObject();
  }

  private void control(ControlState control, Explanation explanation) throws IOException {
    json.writeStartObject();
    if (control.risk().isPresent()) {
      json.writeStringField("risk", control.risk().get().id());
    }
    json.writeStringField("path", control.path().toString());
    json.writeStringField("state", control.state().name().toLowerCase(Locale.ROOT));
    if (control.detail().isPresent()) {
      json.writeStringField("detail", control.detail().get());
    }
    from(control.from(), explanation);
    json.writeEndObject();
  }

  private void from(Located from, Explanation explanation) throws IOException {
    json.writeObjectFieldStart("from");
    json.writeStringField("origin", from.origin().name().toLowerCase(Locale.ROOT));
    switch (from.origin()) {
      case WRITTEN -> place(from);
      case OVERLAY -> {
        json.writeStringField("environment", explanation.environment().orElse(""));
        place(from);
      }
      case PROFILE -> json.writeStringField("profile", explanation.profile());
      case DEFAULT -> {}
      case DERIVED -> {
        Located.Source source = from.source().orElseThrow();
        json.writeStringField("path", source.path().toString());
        from(source.from(), explanation);
      }
    }
    json.writeEndObject();
  }

  private void place(Located from) throws IOException {
    json.writeNumberField("line", from.at().line());
    json.writeNumberField("column", from.at().column());
  }

  private void value(Object value) throws IOException {
    if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        value(item);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(entry.getKey().toString());
        value(entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Variable variable) {
      value(Map.of("env", variable.name()));
    } else {
      json.writeString(value.toString());
    }
  }
}
