package se.samla.catalog.reading;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import se.samla.schemas.changes.ChangeView;

/** Changes as {@code text/event-stream} writes them. */
final class EventStream {
  private final PrintWriter out;
  private final Json json;

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
