package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;
import static se.samla.catalog.CatalogReader.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Records as tables, lines and files. */
@CatalogTest
class FormatsIT {
  private static final String DATASET = "/v1/datasets/" + TOILETS;
  private static final String HEADER =
      "source,id,name,latitude,longitude,email,visit_url,wikidata,updated,description\r\n";

  private final Publisher publisher = Publisher.any();
  private final JsonMapper json = new JsonMapper();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private Decisions people;
  @Autowired private JdbcClient jdbc;

  private String records(String query) {
    return DATASET + "/records?publisher=" + publisher.number() + query;
  }

  private static String row(String id, String name) {
    return "0180," + id + "," + name + ",59.3,18.1,a@example.se,,,,\r\n";
  }

  /** Leading zeros, formulas, quotes and line breaks are data (FAILURES 21). */
  @Test
  void csvHasTheSpecificationsColumnsAndTheValuesAsTheyCame() {
    catalog.merge(
        Upload.snapshot(publisher)
            .row("0017", "=1+1")
            .row("-5", "-5,5")
            .row("x", "say \"hej\"\nå"));
    assertThat(reader.textOf(records(""), "text/csv"))
        .isEqualTo(
            HEADER
                + row("-5", "\"-5,5\"")
                + row("0017", "=1+1")
                + row("x", "\"say \"\"hej\"\"\nå\""));
  }

  @Test
  void aTableSaysInItsHeaderWhereItGoesOn() {
    catalog.merge(Upload.snapshot(publisher).rows(3, "r"));
    var answer = reader.raw(records("&limit=2"), "text/csv");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(
            type -> assertThat(type).isEqualToIgnoringCase("text/csv;charset=UTF-8"));
    assertThat(answer.headers().firstValue("Link"))
        .hasValueSatisfying(link -> assertThat(link).startsWith("<").endsWith("rel=\"next\""));
  }

  @Test
  void ndjsonIsARecordALine() {
    catalog.merge(Upload.snapshot(publisher).rows(3, "r"));
    var lines = reader.textOf(records(""), "application/x-ndjson").lines().toList();
    assertThat(lines).hasSize(3).allMatch(line -> json.readTree(line).has("content"));
  }

  @Test
  void aFieldsValueIsAFilter() {
    catalog.merge(Upload.snapshot(publisher).rows(30, "r"));
    var found = reader.get(records("&name=name%20of%20r7")).body().get("records");
    assertThat(found).hasSize(1);
    assertThat(text(found.get(0), "id")).isEqualTo(publisher.record("r7"));
    assertThat(reader.get(records("&latitude=59.3&limit=5")).body().get("records")).hasSize(5);
    assertThat(reader.get(records("&nome=x")).status()).isEqualTo(400);
  }

  @Test
  void downloadsHoldEveryRecordInEveryFormat(@TempDir Path directory)
      throws IOException, SQLException {
    catalog.merge(Upload.snapshot(publisher).rows(2_500, "r"));
    var records = reader.get(DATASET).body().get("records").asInt();
    assertThat(reader.textOf(DATASET + "/download.csv", "*/*").lines())
        .hasSize(records + 1)
        .startsWith(HEADER.strip());
    assertThat(reader.textOf(DATASET + "/download.ndjson", "*/*").lines()).hasSize(records);
    var features = json.readTree(reader.textOf(DATASET + "/download.geojson", "*/*"));
    assertThat(features.get("features")).hasSize(records);
    var file =
        Files.write(
            directory.resolve("d.parquet"),
            reader.raw(DATASET + "/download.parquet", "*/*").body());
    assertThat(parquet("count(*)", file)).isEqualTo(String.valueOf(records));
    assertThat(parquet("count(*) FILTER (name LIKE 'name of r%' AND latitude = 59.3)", file))
        .isNotEqualTo("0");
    assertThat(parquet("typeof(any_value(updated))", file)).isEqualTo("DATE");
    assertThat(reader.raw(DATASET + "/download.xml", "*/*").statusCode()).isEqualTo(404);
  }

  @Test
  void aDownloadsTagIsItsChangeSet() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var then = committedAt();
    var path = DATASET + "/download.csv";
    var first = reader.raw(path, "*/*");
    var tag = first.headers().firstValue("ETag").orElse("");
    assertThat(reader.raw(path, "*/*", "If-None-Match", tag).statusCode()).isEqualTo(304);
    catalog.merge(Upload.delta(publisher).row("b", "B"));
    assertThat(reader.raw(path, "*/*", "If-None-Match", tag).statusCode()).isEqualTo(200);
    var past = reader.raw(path + "?asOf=" + then, "*/*");
    assertThat(past.headers().firstValue("ETag")).hasValue(tag);
    assertThat(new String(past.body(), StandardCharsets.UTF_8))
        .isEqualTo(new String(first.body(), StandardCharsets.UTF_8));
  }

  /** Else caches would keep what a person had erased. */
  @Test
  void aDownloadOfThePastHasAnotherTagWhenSomethingInItWasErased() {
    var upload = catalog.merge(Upload.snapshot(publisher).row("a", "Secret").row("b", "B"));
    var path = DATASET + "/download.csv?asOf=" + committedAt();
    var first = reader.raw(path, "*/*");
    var tag = first.headers().firstValue("ETag").orElse("");
    assertThat(new String(first.body(), StandardCharsets.UTF_8)).contains("Secret");
    catalog.awaitStatus(people.erase(upload, publisher.record("a")), "merged");
    var again = reader.raw(path, "*/*", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(new String(again.body(), StandardCharsets.UTF_8)).doesNotContain("Secret");
  }

  @Test
  void readingAgainIsCheapWhileNothingChanged() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
    var first = reader.raw(records(""), "application/json");
    var tag = first.headers().firstValue("ETag").orElse("");
    assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, no-cache");
    assertThat(reader.raw(records(""), "application/json", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    catalog.merge(Upload.delta(publisher).row("a", "A2"));
    assertThat(reader.raw(records(""), "application/json", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  private String committedAt() {
    return jdbc.sql("SELECT committed_at FROM dataset WHERE name = :name")
        .param("name", TOILETS)
        .query(Timestamp.class)
        .single()
        .toInstant()
        .toString();
  }

  private static String parquet(String expression, Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT " + expression + " FROM '" + file + "'")) {
      row.next();
      return row.getString(1);
    }
  }
}
