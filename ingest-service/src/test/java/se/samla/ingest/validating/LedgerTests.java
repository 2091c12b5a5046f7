package se.samla.ingest.validating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Accounts payable: no ids, months, decimals, and publishers that nobody could read together. */
class LedgerTests {
  private static final String LEDGER = "leverantorsreskontra";
  private static final String HEADER =
      "kopare_id;kopare;verifikationsnummer;leverantor;leverantor_id;konto_nr;konto_text;datum;belopp\n";
  private static final String BUYER = "2120002080;Västerås;";

  /** The rows of Västerås' file as another publisher would write them. */
  private static final String OTHER_DIALECT =
      "Verifikationsnummer;Bokforingsdatum;Leverantor_id;Leverantor;Konto_nr;Konto_text;Nettobelopp;Kopare_id;Kopare;Kommun_id\r"
          + "2002498;20250101;10004007;ONEMED SVERIGE"
          + " AB;64510;Inkontinenshjälpmedel;-1302.03;212000-2080;VÄSTERÅS STAD;1980\r"
          + "2002499;20250101;10004007;ONEMED SVERIGE"
          + " AB;64510;Inkontinenshjälpmedel;-400.680;212000-2080;VÄSTERÅS STAD;1980\r";

  @Test
  void twoDialectsOfOneSpecificationComeOutAsTheSameRecords() {
    var rowStore =
        ValidatedFile.json(
            LEDGER,
            ValidatedFile.published("leverantorsreskontra/vasteras-1980-rowstore.json"),
            ValidatedFile.VASTERAS);
    var other = ValidatedFile.csv(LEDGER, OTHER_DIALECT);
    assertThat(rowStore.issues()).isEmpty();
    assertThat(rowStore.contents()).hasSize(2);
    assertThat(other.contents()).isEqualTo(rowStore.contents());
    assertThat(other.rows()).isEqualTo(linesOf(rowStore, other));
    assertThat(rowStore.contents().getFirst())
        .containsEntry("belopp", "-1302.03")
        .containsEntry("datum", "2025-01-01");
  }

  /** JSON counts entries and CSV lines; all else must be the same. */
  private static Object linesOf(ValidatedFile rows, ValidatedFile lines) {
    for (var i = 0; i < rows.rows().size(); i++) {
      rows.rows().get(i).put("line", lines.rows().get(i).getLine());
    }
    return rows.rows();
  }

  @Test
  void rowsThatAgreeInTheirNaturalKeyAreNumberedAcrossBatches() {
    var row = BUYER + "V1;L;1;4010;K;2025-01-31;100,00\n";
    var other = BUYER + "V1;L;1;4010;K;20250131;100\n";
    var file = ValidatedFile.csv(LEDGER, HEADER + row + other + row, ValidatedFile.VASTERAS, 1);
    assertThat(file.issues()).isEmpty();
    assertThat(file.ids()).extracting(id -> id.substring(32)).containsExactly("-1", "-2", "-3");
    assertThat(file.ids()).extracting(id -> id.substring(0, 32)).containsOnly(idOf(file));
  }

  /** Downloads are in the order of ids, letter by letter. */
  @Test
  void rowsThatAgreeKeepTheirIdsWhenTheyComeInTheOrderOfIds() {
    var postings = IntStream.rangeClosed(1, 120).mapToObj(i -> posting("L" + i)).toList();
    var first = suppliersById(postings);
    var downloaded = first.values().stream().map(LedgerTests::posting).toList();
    assertThat(first).hasSize(120);
    assertThat(suppliersById(downloaded)).isEqualTo(first);
  }

  private static SortedMap<String, Object> suppliersById(List<String> postings) {
    var file = ValidatedFile.csv(LEDGER, HEADER + String.join("", postings));
    var suppliers = new TreeMap<String, Object>();
    for (var i = 0; i < postings.size(); i++) {
      suppliers.put(file.ids().get(i), file.contents().get(i).get("leverantor"));
    }
    return suppliers;
  }

  private static String posting(Object supplier) {
    return BUYER + "V1;" + supplier + ";1;4010;K;2025-01-31;100,00\n";
  }

  @Test
  void theTenthAndTheHundredthOccurrenceSayHowLongTheyAre() {
    var row = BUYER + "V1;L;1;4010;K;2025-01-31;100,00\n";
    var file = ValidatedFile.csv(LEDGER, HEADER + row.repeat(100));
    assertThat(file.ids())
        .extracting(id -> id.substring(32))
        .contains("-1", "-9", "-a10", "-a99", "-b100");
  }

  @Test
  void theIdIsThatOfTheFirstReleaseForever() {
    var file = ValidatedFile.csv(LEDGER, HEADER + BUYER + "V1;L;1;4010;K;2025-01-31;100,00\n");
    assertThat(file.ids()).containsExactly("c6643fffaa16e36fe11bae257860d9c8-1");
  }

  @Test
  void aRowBelongsToItsMonth() {
    var file =
        ValidatedFile.csv(
            LEDGER,
            HEADER
                + BUYER
                + "V1;L;1;4010;K;2025-01-31;100\n"
                + BUYER
                + "V2;L;1;4010;K;2025-02-01;1 234,50\n");
    assertThat(file.rows()).extracting(row -> row.getScope()).containsExactly("2025-01", "2025-02");
    assertThat(file.scopes()).containsExactlyInAnyOrder("2025-01", "2025-02");
  }

  @Test
  void aRowWhoseMonthCannotBeReadWithholdsDeletions() {
    var file = ValidatedFile.csv(LEDGER, HEADER + BUYER + "V1;L;1;4010;K;31/1 2025;100\n");
    assertThat(file.codes()).containsExactly("2 not-a-date");
    assertThat(file.idUnreadable()).isTrue();
  }

  @Test
  void aDateMayNotLieInTheFuture() {
    var file =
        ValidatedFile.csv(
            LEDGER,
            HEADER
                + BUYER
                + "V1;L;1;4010;K;2026-11-23;100\n"
                + BUYER
                + "V2;L;1;4010;K;2026-11-24;100\n");
    assertThat(file.codes()).containsExactly("3 future-date");
    assertThat(file.rows()).hasSize(1);
  }

  @Test
  void aMunicipalityPublishesItsOwnRowsOnly() {
    var header = HEADER.strip() + ";kommun_id\n";
    var file =
        ValidatedFile.csv(
            LEDGER,
            header
                + BUYER
                + "V1;L;1;4010;K;2026-11-23;100;1980\n"
                + BUYER
                + "V2;L;1;4010;K;2026-11-23;100;0180\n");
    assertThat(file.codes()).containsExactly("3 outside-perimeter");
    assertThat(file.issues().getFirst().expected()).isEqualTo("1980");
    assertThat(file.rows()).hasSize(1);
  }

  private static String idOf(ValidatedFile file) {
    return file.ids().getFirst().substring(0, 32);
  }
}
