package se.samla.ingest.validating;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

/** Which rows a publisher may publish. */
class PerimeterTests {
  private static final String HEADER =
      "kopare_id;kopare;verifikationsnummer;leverantor;leverantor_id;konto_nr;konto_text;datum;belopp\n";
  private static final String ROW = ";Kommun;V1;L;1;4010;K;2025-01-31;100,00\n";

  @TempDir private Path directory = Path.of("");

  @Test
  void aFieldThatMustHoldItsPublishersNumberHoldsNoOthers() throws IOException {
    var file =
        ValidatedFile.csv(ofOwnRowsOnly(), HEADER + "212000-2080" + ROW + "2120001264" + ROW, 500);
    assertThat(file.codes()).containsExactly("3 outside-perimeter");
    assertThat(file.issues().getFirst().field()).isEqualTo("kopare_id");
    assertThat(file.issues().getFirst().expected()).isEqualTo("2120002080");
    assertThat(file.rows()).hasSize(1);
    assertThat(file.quarantined()).hasSize(1);
  }

  private DatasetDefinition ofOwnRowsOnly() throws IOException {
    var folder = Files.createDirectory(directory.resolve("egna-konteringar"));
    copy("dataset.yaml", folder);
    copy("Kontering.avsc", folder);
    return DatasetDefinitions.load(directory).find("egna-konteringar").orElseThrow();
  }

  private static void copy(String file, Path folder) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PerimeterTests.class.getResourceAsStream("/datasets/leverantorsreskontra/" + file))) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve(file), text.replace("ownMunicipality: true", "publisher: kopare_id"));
    }
  }
}
