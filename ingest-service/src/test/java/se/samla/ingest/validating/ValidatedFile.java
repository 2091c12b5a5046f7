package se.samla.ingest.validating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import se.samla.events.RawRow;
import se.samla.events.UploadRows;
import se.samla.events.ValidRow;
import se.samla.ingest.issues.Issue;
import se.samla.ingest.reading.ReadRows;
import se.samla.schemas.changes.RecordContent;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

/** A whole file on its way from the reader through identities and validation, without Kafka. */
record ValidatedFile(
    DatasetDefinition dataset,
    List<RawRow> raw,
    List<ValidRow> rows,
    List<Issue> issues,
    List<String> quarantined,
    Set<String> scopes,
    boolean idUnreadable) {
  static final RowValidator.Owner VASTERAS =
      new RowValidator.Owner("2120002080", "1980", LocalDate.of(2026, 11, 23));

  static ValidatedFile csv(String dataset, String text) {
    return csv(dataset, text, VASTERAS, 500);
  }

  static ValidatedFile csv(String dataset, String text, RowValidator.Owner owner, int batch) {
    var definition = definition(dataset);
    var file = text.getBytes(StandardCharsets.UTF_8);
    return validated(definition, ReadRows.csv(definition, file), owner, batch);
  }

  static ValidatedFile csv(DatasetDefinition definition, String text, int batch) {
    var file = text.getBytes(StandardCharsets.UTF_8);
    return validated(definition, ReadRows.csv(definition, file), VASTERAS, batch);
  }

  static ValidatedFile csv(String dataset, byte[] file, RowValidator.Owner owner) {
    var definition = definition(dataset);
    return validated(definition, ReadRows.csv(definition, file), owner, 500);
  }

  static ValidatedFile json(String dataset, byte[] file, RowValidator.Owner owner) {
    var definition = definition(dataset);
    return validated(definition, ReadRows.json(definition, file), owner, 500);
  }

  /** A file that was published, from beside the project; the test is skipped without it. */
  static byte[] published(String path) {
    var file = Path.of("../../shared/data").resolve(path);
    Assumptions.assumeTrue(Files.exists(file), "skipped: ../shared/data is not here");
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DatasetDefinition definition(String name) {
    return DatasetDefinitions.load(null).find(name).orElseThrow();
  }

  private static ValidatedFile validated(
      DatasetDefinition dataset, ReadRows file, RowValidator.Owner owner, int size) {
    var rows = identified(dataset, file);
    var all = new ValidatedFile(dataset, rows, list(), list(), list(), new HashSet<>(), false);
    for (var from = 0; from < rows.size(); from += size) {
      var part = rows.subList(from, Math.min(rows.size(), from + size));
      all = all.with(new BatchValidation(batch(dataset, file, part), dataset, owner).run(1));
    }
    return all;
  }

  private static <T> List<T> list() {
    return new ArrayList<>();
  }

  private static List<RawRow> identified(DatasetDefinition dataset, ReadRows file) {
    var rows = new ArrayList<RawRow>();
    var memory = new IdentityMemory(1 << 24);
    try (var ids = new UploadIdentities(dataset, file.fields()::indexOf, memory, rows::add)) {
      file.rows().forEach(ids);
    }
    return rows;
  }

  private static UploadRows batch(DatasetDefinition dataset, ReadRows file, List<RawRow> rows) {
    return new UploadRows(
        UUID.randomUUID(), dataset.name(), "2120002080", 0, file.fields(), file.names(), rows);
  }

  private ValidatedFile with(BatchResult result) {
    rows.addAll(result.valid().getRows());
    issues.addAll(result.issues());
    quarantined.addAll(result.valid().getQuarantined());
    scopes.addAll(result.scopes());
    return new ValidatedFile(
        dataset, raw, rows, issues, quarantined, scopes, idUnreadable || result.idUnreadable());
  }

  List<String> ids() {
    return rows.stream().map(ValidRow::getLocalId).toList();
  }

  /** The issues' codes, each with its line. */
  List<String> codes() {
    return issues.stream().map(i -> i.line() + " " + i.code().word()).toList();
  }

  List<Map<String, Object>> contents() {
    return rows.stream().map(row -> contentOf(row)).toList();
  }

  private Map<String, Object> contentOf(ValidRow row) {
    return RecordContent.of(
        Objects.requireNonNull(row.getContent()), dataset.schema(), dataset.schema());
  }
}
