package se.samla.ingest.reading;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/** Collects a record's cells, and knows where the parser stands when it gives up. */
final class CsvCells extends CsvCallbackHandler<TableRow> {
  private final ReadingLimits limits;
  private List<String> cells = new ArrayList<>();
  private long line = 1;
  private long characters;
  private boolean lastQuoted;

  CsvCells(ReadingLimits limits) {
    this.limits = limits;
  }

  @Override
  protected RecordType getRecordType() {
    return cells.size() == 1 && cells.getFirst().isEmpty() ? RecordType.EMPTY : RecordType.DATA;
  }

  @Override
  protected int getFieldCount() {
    return cells.size();
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    line = startingLineNumber;
    cells = new ArrayList<>(cells.size());
    characters = 0;
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean quoted) {
    characters += length;
    limits.lineLength(characters, line);
    limits.columns(cells.size() + 1, line);
    cells.add(length == 0 ? "" : new String(buffer, offset, length));
    lastQuoted = quoted;
  }

  @Override
  protected void setComment(char[] buffer, int offset, int length) {
    throw new UnsupportedOperationException("comments are not read");
  }

  @Override
  protected void setEmpty() {
    cells = new ArrayList<>(List.of(""));
  }

  @Override
  protected TableRow buildRecord() {
    return new TableRow(Math.toIntExact(line), cells);
  }

  /** A quote that is never closed would swallow the rest of the file as one cell. */
  void mustBeClosed(LastCharacter text) {
    if (lastQuoted && !text.endsWith('"')) {
      throw unreadable("a quote that is never closed (expected: a closing quote)");
    }
  }

  long line() {
    return line;
  }

  UnreadableFileException unreadable(String what) {
    return new UnreadableFileException(line, Math.max(1, cells.size()), what);
  }
}
