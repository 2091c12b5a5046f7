package se.samla.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/**
 * A year of a large municipality's accounts payable, as Västerås has for 2025: 376,449 rows, about
 * 50 MB. The same seed gives the same file.
 *
 * @param year of the postings
 * @param rows how many
 * @param changedEvery each so many rows says something else; 0 for none
 */
record Ledger(int year, int rows, int changedEvery) {
  static final String DATASET = "leverantorsreskontra";
  static final int ROWS = Integer.getInteger("samla.bench.rows", 376_449);
  static final String PUBLISHER = "2120002080";
  static final String MUNICIPALITY = "1980";
  private static final int DAYS = 365;
  private static final int SUPPLIERS = 9_000;
  private static final int ACCOUNTS = 400;

  /** The column that makes a row one thing. */
  static final String KEY = "fakturanummer";

  static final String HEADER =
      "kopare_id,kopare,verifikationsnummer,leverantor,leverantor_id,konto_nr,konto_text,datum,"
          + "belopp,forvaltning,fakturanummer,kommun_id";

  void write(Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      out.write(HEADER + "\n");
      var random = new Random(1980);
      for (var row = 0; row < rows; row++) {
        write(out, row, random);
      }
    }
  }

  private void write(BufferedWriter out, int row, Random random) throws IOException {
    var supplier = random.nextInt(SUPPLIERS);
    var account = random.nextInt(ACCOUNTS);
    var changed = changedEvery > 0 && row % changedEvery == 0;
    out.write(
        "%s,Västerås stad,V%07d,Leverantör nummer %d AB,L%06d,%d,Konto för ändamål %d,%s,%d.%02d,%s,F%08d,%s\n"
            .formatted(
                PUBLISHER,
                row / 3,
                supplier,
                supplier,
                4000 + account,
                account,
                LocalDate.of(year, 1, 1).plusDays((long) row * DAYS / rows),
                random.nextInt(100_000),
                random.nextInt(100),
                changed ? "Kultur- och fritidsförvaltningen" : "Barn- och utbildningsförvaltningen",
                row,
                MUNICIPALITY));
  }
}
