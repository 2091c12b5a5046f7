package se.samla.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;
import static se.samla.catalog.CatalogReader.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samla.catalog.changes.Contents;
import se.samla.catalog.changes.StoredContent;
import se.samla.catalog.datasets.Dataset;
import se.samla.events.UploadMerged;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.topics.Topics;

/** A new version of a dataset's schema is deployed while uploads with the old one are in flight. */
@CatalogTest
class SchemaGenerationsIT {
  private static final Set<String> NEWER = Set.of("description", "wikidata");

  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private TopicReader topics;
  @Autowired private DatasetDefinitions definitions;
  @Autowired private Contents contents;
  @Autowired private JdbcClient jdbc;

  /** The dataset before it had two of its fields. */
  private DatasetDefinition older() {
    var now = definitions.find(TOILETS).orElseThrow();
    var fields =
        now.schema().getFields().stream()
            .filter(field -> !NEWER.contains(field.name()))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return of(now, fields);
  }

  /** The dataset after it got another field. */
  private DatasetDefinition newer(Schema.Field added) {
    var now = definitions.find(TOILETS).orElseThrow();
    var kept = now.schema().getFields().stream().map(f -> new Schema.Field(f, f.schema()));
    return of(now, Stream.concat(kept, Stream.of(added)).toList());
  }

  private static DatasetDefinition of(DatasetDefinition now, List<Schema.Field> fields) {
    var schema =
        Schema.createRecord(
            now.schema().getName(), now.schema().getDoc(), now.schema().getNamespace(), false);
    schema.setFields(fields);
    return new DatasetDefinition(TOILETS, now.manifest(), schema, now.fields());
  }

  @Test
  void whatComesInTheOlderShapeIsReadInTheNewest() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"), older());
    catalog.merge(Upload.delta(publisher).row("b", "B2"));
    assertThat(reader.namesOf(TOILETS, publisher).values()).containsExactly("A", "B2");
    var path = "/v1/datasets/" + TOILETS + "/records/" + publisher.record("b") + "/history";
    var versions = reader.get(path).body().get("versions");
    assertThat(versions.get(0).get("schema")).isNotEqualTo(versions.get(1).get("schema"));
    assertThat(text(versions.get(1).get("content"), "name")).isEqualTo("B");
  }

  @Test
  void aNewFieldChangesNothingByItself() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"), older());
    var again = catalog.merge(Upload.snapshot(publisher).row("a", "A").row("b", "B"));
    var merged =
        topics
            .awaitEvents(
                Topics.UPLOAD_MERGED, UploadMerged.class, 1, e -> e.getUpload().equals(again.id))
            .getFirst();
    assertThat(merged)
        .returns(2L, UploadMerged::getUnchanged)
        .returns(null, UploadMerged::getChangeSet);
  }

  /** Records, history, changes and tables are all read this one way. */
  @Test
  void aFieldThatCameLaterIsReadWithItsDefault() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "A"), older());
    var stored =
        jdbc.sql(
                """
                SELECT v.content, v.schema_id AS content_schema
                FROM upload u JOIN version v ON v.id >> 32 = u.number
                WHERE u.id = :upload
                """)
            .param("upload", upload.id)
            .query((row, _) -> requireNonNull(StoredContent.of(row, "content")))
            .single();
    var added = new Schema.Field("condition", Schema.create(Schema.Type.STRING), null, "okänd");

    assertThat(contents.read(new Dataset(1, newer(added)), stored))
        .containsEntry("name", "A")
        .containsEntry("condition", "okänd");
  }
}
