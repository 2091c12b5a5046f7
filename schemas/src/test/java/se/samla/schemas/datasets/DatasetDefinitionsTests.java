package se.samla.schemas.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDefinitionsTests {
  @TempDir Path directory;

  @Test
  void loadsTheShippedDefinitions() {
    var definitions = DatasetDefinitions.load(null);
    assertThat(definitions.names())
        .containsExactly(
            "badplatser",
            "leverantorsreskontra",
            "livsmedelsanlaggningar",
            "livsmedelsinspektioner",
            "offentliga-toaletter");
    assertThat(definitions.find("badplatser").orElseThrow().localIdFields())
        .containsExactly("place_id", "nutskod");
    assertThat(definitions.find("nothing")).isEmpty();
  }

  @Test
  void addsThoseOfADirectory() {
    var definitions = DatasetDefinitions.load(DefinitionFixtures.directory());
    assertThat(definitions.names()).contains("badplatser", "parkbankar");
  }

  @Test
  void readsWhatAManifestSays() {
    var manifest = DefinitionFixtures.benches().manifest();
    assertThat(manifest.title().sv()).isEqualTo("Parkbänkar");
    assertThat(manifest.status()).isEqualTo(Manifest.Status.PROPOSED);
    assertThat(manifest.frequency()).isEqualTo(Period.ofYears(1));
    assertThat(manifest.guard()).isEqualTo(new Manifest.Guard(0.2, 10));
  }

  @Test
  void readsConstraintsAndAliasesOfAField() {
    var id = DefinitionFixtures.benches().field("id");
    assertThat(id.required()).isTrue();
    assertThat(id.aliases()).containsExactly("bench_id");
    assertThat(id.constraints().maxLength()).isEqualTo(200);
    assertThat(id.constraints().unique()).isTrue();
  }

  @Test
  void readsRangeLogicalTypeAndOptionality() {
    var benches = DefinitionFixtures.benches();
    assertThat(benches.field("latitude").constraints().maximum()).isEqualTo(69.2);
    assertThat(benches.field("latitude").logicalType()).isEqualTo("wgs84-latitude");
    assertThat(benches.field("updated").required()).isFalse();
    assertThat(benches.field("updated").logicalType()).isEqualTo("date");
  }

  @Test
  void readsTheRulesAboutRows() {
    var ledger = DatasetDefinitions.load(null).find("leverantorsreskontra").orElseThrow();
    assertThat(ledger.manifest().expected()).containsExactly(Manifest.Expected.values());
    assertThat(ledger.localIdFields()).isEmpty();
    assertThat(ledger.identifyingFields()).startsWith("kopare_id").contains("belopp", "datum");
    assertThat(ledger.field("datum").constraints().past()).isTrue();
    var food = DatasetDefinitions.load(null).find("livsmedelsanlaggningar").orElseThrow();
    assertThat(food.manifest().rows()).containsExactly("/facilities", "/results");
    assertThat(food.manifest().expected()).containsExactly(Manifest.Expected.MUNICIPALITIES);
  }

  @Test
  void theMonthOfADateIsARowsScope() {
    var ledger = DatasetDefinitions.load(null).find("leverantorsreskontra").orElseThrow();
    var row = new GenericData.Record(ledger.schema());
    assertThat(ledger.scopeOf(row)).isNull();
    row.put("datum", (int) LocalDate.of(2025, 2, 28).toEpochDay());
    assertThat(ledger.scopeOf(row)).isEqualTo("2025-02");
    assertThat(DefinitionFixtures.benches().scopeOf(DefinitionFixtures.aBench().build())).isEmpty();
  }

  @Test
  void passesOverFoldersWithADot() throws IOException {
    Files.createDirectory(directory.resolve("..data"));
    assertThat(DatasetDefinitions.load(directory).names())
        .isEqualTo(DatasetDefinitions.load(null).names());
  }

  @Test
  void refusesAFolderWithoutManifest() throws IOException {
    Files.createDirectory(directory.resolve("parkbankar"));
    assertThatThrownBy(() -> DatasetDefinitions.load(directory))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageStartingWith("parkbankar/dataset.yaml: missing (expected: ");
  }

  @Test
  void refusesAnotherNameThanLowerCaseWords() throws IOException {
    DefinitionFixtures.write(directory, DefinitionFixtures.MANIFEST, "", "");
    Files.move(directory.resolve("parkbankar"), directory.resolve("Park_Bänkar"));
    assertThatThrownBy(() -> DatasetDefinitions.load(directory))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageStartingWith("Park_Bänkar/dataset.yaml: dataset: Park_Bänkar (expected: ");
  }

  @Test
  void refusesADirectoryThatIsNotThere() {
    assertThatThrownBy(() -> DatasetDefinitions.load(directory.resolve("gone")))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("SAMLA_DATASETS cannot be read (expected: a directory)");
  }
}
