package se.samla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is loaded: a year of postings, first and with one row in a hundred changed; and the year
 * before, so that code is warm and the publisher has other rows already.
 */
record LedgerFiles(Path earlier, Path first, Path changed) implements AutoCloseable {
  static LedgerFiles written() throws IOException {
    return new LedgerFiles(
        written(new Ledger(2024, Ledger.ROWS, 0)),
        written(new Ledger(2025, Ledger.ROWS, 0)),
        written(new Ledger(2025, Ledger.ROWS, 100)));
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
