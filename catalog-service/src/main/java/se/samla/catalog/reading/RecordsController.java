package se.samla.catalog.reading;

import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.datasets.Datasets;

/** The national records of a dataset. */
@RestController
@RequestMapping("/v1/datasets/{dataset}/records")
class RecordsController {
  private final Datasets datasets;
  private final RecordPages pages;
  private final RecordLookup lookup;
  private final Links links;
  private final Json json;

  RecordsController(
      Datasets datasets, RecordPages pages, RecordLookup lookup, Links links, Json json) {
    this.datasets = datasets;
    this.pages = pages;
    this.lookup = lookup;
    this.links = links;
    this.json = json;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  RecordList records(
      @PathVariable String dataset,
      @ParameterObject RecordFilter filter,
      @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    return pages.page(datasets.get(dataset), filter, parameters);
  }

  @GetMapping(produces = GeoJson.MEDIA_TYPE)
  GeoJson.FeatureCollection features(
      @PathVariable String dataset,
      @ParameterObject RecordFilter filter,
      @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    return GeoJson.FeatureCollection.of(records(dataset, filter, parameters));
  }

  /** A table has no room for a link: it stands in the header. */
  @GetMapping(produces = CsvTable.MEDIA_TYPE)
  ResponseEntity<String> table(
      @PathVariable String dataset,
      @ParameterObject RecordFilter filter,
      @Parameter(hidden = true) @RequestParam Map<String, String> parameters)
      throws IOException {
    var page = records(dataset, filter, parameters);
    var text = new StringWriter();
    var table = CsvTable.of(datasets.get(dataset), text);
    page.records().forEach(table::write);
    table.flush();
    return linked(page, CsvTable.MEDIA_TYPE, text.toString());
  }

  @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
  ResponseEntity<String> lines(
      @PathVariable String dataset,
      @ParameterObject RecordFilter filter,
      @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    var page = records(dataset, filter, parameters);
    var lines =
        page.records().stream()
            .map(record -> json.write(record) + "\n")
            .collect(Collectors.joining());
    return linked(page, MediaType.APPLICATION_NDJSON_VALUE, lines);
  }

  private static ResponseEntity<String> linked(RecordList page, String type, String body) {
    var answer = ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8");
    var next = page.next();
    return (next == null ? answer : answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""))
        .body(body);
  }

  @GetMapping("/{recordId}")
  ResponseEntity<RecordWithOrigin> record(
      @PathVariable String dataset,
      @PathVariable String recordId,
      @RequestParam(required = false) @Nullable String asOf) {
    return switch (lookup.find(datasets.get(dataset), recordId, asOf)) {
      case Lookup.Found found -> ResponseEntity.ok(found.view());
      case Lookup.Moved moved ->
          ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
              .location(URI.create(links.record(dataset, moved.recordId(), asOf)))
              .build();
      case Lookup.Withdrawn _ -> throw Problem.withdrawnRecord(recordId);
      case Lookup.Unknown _ -> throw Problem.unknownRecord(recordId);
    };
  }
}
