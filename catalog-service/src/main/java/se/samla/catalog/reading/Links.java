package se.samla.catalog.reading;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import se.samla.catalog.CatalogSettings;

/** Absolute links into this interface. */
@Component
class Links {
  private final CatalogSettings settings;

  Links(CatalogSettings settings) {
    this.settings = settings;
  }

  String datasets() {
    return to("/v1/datasets");
  }

  Map<String, String> ofDataset(String dataset) {
    var self = datasets() + "/" + dataset;
    return Map.ofEntries(
        entry("self", self),
        entry("records", self + "/records"),
        entry("changes", self + "/changes"),
        entry("difference", self + "/difference"),
        entry("conflicts", self + "/conflicts"),
        entry("coverage", self + "/coverage"),
        entry("csv", self + "/download.csv"),
        entry("geojson", self + "/download.geojson"),
        entry("ndjson", self + "/download.ndjson"),
        entry("parquet", self + "/download.parquet"));
  }

  /** A link to a list, with its query; names and values in turn, those without a value left out. */
  String list(String dataset, String list, Map<String, ?> query) {
    var uri = UriComponentsBuilder.fromUriString(datasets()).pathSegment(dataset, list);
    query.forEach((name, value) -> uri.queryParam(name, "{" + name + "}"));
    return uri.encode().buildAndExpand(query).toUriString();
  }

  String record(String dataset, String recordId) {
    return UriComponentsBuilder.fromUriString(datasets())
        .pathSegment(dataset, "records", "{id}")
        .encode()
        .buildAndExpand(recordId)
        .toUriString();
  }

  /** A link to a record as it was at a time, if there is one. */
  String record(String dataset, String recordId, @Nullable String asOf) {
    var now = record(dataset, recordId);
    return asOf == null ? now : now + "?asOf=" + UriUtils.encode(asOf, StandardCharsets.UTF_8);
  }

  String contributions(String dataset, String recordId) {
    return record(dataset, recordId) + "/contributions";
  }

  /** A link to older versions of a record. */
  String history(String dataset, String recordId, Map<String, ?> query) {
    var uri = UriComponentsBuilder.newInstance();
    query.forEach(uri::queryParam);
    return record(dataset, recordId) + "/history" + uri.toUriString();
  }

  private String to(String path) {
    return settings.publicUrl().toString().replaceAll("/+$", "") + path;
  }
}
