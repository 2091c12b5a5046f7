package se.samla.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import se.samla.ingest.problems.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Opens a body as JSON within the limits, and turns what the parser says into our own errors. */
final class JsonText {
  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_NUMBER = 1_000;

  private JsonText() {}

  /**
   * @throws UnreadableFileException when it is no JSON, or none that the reader can use
   * @throws LimitExceededException when a value is too long or too deep
   * @throws IOException when the bytes do not come
   */
  static void parse(InputStream body, RowReading rows, BiConsumer<JsonParser, RowReading> reader)
      throws IOException {
    var text = Encoding.open(body, rows.dialect());
    try (var json = factory(rows.limits()).createParser(ObjectReadContext.empty(), text)) {
      reader.accept(json, rows);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (StreamConstraintsException e) {
      throw exceeded(e, rows.limits());
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new UnreadableFileException(
          Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), wordsOf(e));
    }
  }

  /** What the parser says, without its remarks on its own settings. */
  private static String wordsOf(JacksonException e) {
    var words = String.valueOf(e.getOriginalMessage());
    var remark = words.indexOf(" (start marker at ");
    return remark < 0 ? words : words.substring(0, remark);
  }

  static void mustBeObject(JsonParser json) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw unreadable(json, json.currentToken() + " (expected: an object for each row)");
    }
  }

  static UnreadableFileException unreadable(JsonParser json, String what) {
    var at = json.currentTokenLocation();
    return new UnreadableFileException(
        Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), what);
  }

  private static JsonFactory factory(ReadingLimits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.jsonDepth())
                .maxStringLength(limits.lineLength())
                .maxNameLength(LONGEST_NAME)
                .maxNumberLength(LONGEST_NUMBER)
                .build())
        .build();
  }

  private static Problem exceeded(StreamConstraintsException e, ReadingLimits limits) {
    var what = e.getOriginalMessage();
    if (what.contains("nesting depth")) {
      return new LimitExceededException("json-depth", limits.jsonDepth(), 0);
    }
    return what.contains("String value")
        ? new LimitExceededException("line-length", limits.lineLength(), 0)
        : new UnreadableFileException(1, 1, what);
  }
}
