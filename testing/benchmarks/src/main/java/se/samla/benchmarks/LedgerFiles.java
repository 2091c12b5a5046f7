package se.samla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is loaded: a year of postings, first and with one row in a hundred changed; and the year
 * before, so that code is warm and the publisher has other rows already.
 */
record LedgerFiles(Path earlier, Path first, Path changed) implements AutoCloseable {
  private static final int YEAR = 2025;

  static LedgerFiles written() throws IOException {
    return new LedgerFiles(
        before(1),
        written(new Ledger(YEAR, Ledger.ROWS, 0)),
        written(new Ledger(YEAR, Ledger.ROWS, 100)));
  }

  /** A year of postings so many years before. */
  static Path before(int years) throws IOException {
    return written(new Ledger(YEAR - years, Ledger.ROWS, 0));
  }

  private static Path written(Ledger ledger) throws IOException {
    var file = Files.createTempFile("samla-ledger-", ".csv");
    ledger.write(file);
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.delete(earlier);
    Files.delete(first);
    Files.delete(changed);
  }
}
