package se.samla.ingest.reading;

import java.io.StringWriter;

/** Text that may not become longer than a row. */
final class BoundedWriter extends StringWriter {
  private final ReadingLimits limits;

  BoundedWriter(ReadingLimits limits) {
    this.limits = limits;
  }

  @Override
  public void write(int c) {
    super.write(c);
    check();
  }

  @Override
  public void write(char[] buffer, int offset, int length) {
    super.write(buffer, offset, length);
    check();
  }

  @Override
  public void write(String text) {
    super.write(text);
    check();
  }

  @Override
  public void write(String text, int offset, int length) {
    super.write(text, offset, length);
    check();
  }

  private void check() {
    limits.lineLength(getBuffer().length(), 0);
  }
}
