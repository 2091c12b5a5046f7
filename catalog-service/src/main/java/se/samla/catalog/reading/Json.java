package se.samla.catalog.reading;

import java.io.Writer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Views as the interface writes them. */
@Component
class Json {
  private final JsonMapper mapper;

  Json(JsonMapper mapper) {
    this.mapper = mapper;
  }

  String write(Object view) {
    return mapper.writeValueAsString(view);
  }

  /** One after the other, without a text of each in between. */
  Views into(Writer out) {
    return new Views(mapper, out);
  }

  /** Many views, and what stands between them. */
  static final class Views {
    private final ObjectWriter writer;
    private final JsonGenerator json;

    private Views(JsonMapper mapper, Writer out) {
      writer =
          mapper
              .writer()
              .withRootValueSeparator("")
              .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
      json = writer.createGenerator(out);
    }

    void write(Object view) {
      writer.writeValue(json, view);
    }

    void write(String between) {
      json.writeRaw(between);
    }

    void flush() {
      json.flush();
    }
  }
}
