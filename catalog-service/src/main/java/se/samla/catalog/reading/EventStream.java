package se.samla.catalog.reading;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.springframework.stereotype.Component;
import se.samla.schemas.changes.ChangeView;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Changes as {@code text/event-stream} writes them. */
final class EventStream {
  private final PrintWriter out;
  private final Json json;

  /** Views as the interface writes them. */
  @Component
  static class Json {
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

  EventStream(PrintWriter out, Json json) {
    this.out = out;
    this.json = json;
  }

  /**
   * @throws IOException when the client is gone
   */
  void send(List<ChangeView> changes) throws IOException {
    for (var change : changes) {
      out.write("id: " + change.cursor() + "\nevent: " + change.operation() + "\n");
      out.write("data: " + json.write(change) + "\n\n");
    }
    flush();
  }

  /** A comment, so that nobody on the way takes the connection for dead. */
  void sayNothing() throws IOException {
    out.write(":\n\n");
    flush();
  }

  private void flush() throws IOException {
    if (out.checkError()) {
      throw new IOException("the client is gone");
    }
  }
}
