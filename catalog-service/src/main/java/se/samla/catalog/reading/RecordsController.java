package se.samla.catalog.reading;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.datasets.Datasets;

/** The national records of a dataset. */
@RestController
@RequestMapping("/v1/datasets/{dataset}/records")
class RecordsController {
  private final Datasets datasets;
  private final Records records;
  private final Links links;

  RecordsController(Datasets datasets, Records records, Links links) {
    this.datasets = datasets;
    this.records = records;
    this.links = links;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  RecordList records(@PathVariable String dataset, RecordFilter filter) {
    var page = records.page(datasets.get(dataset), filter);
    var last = page.size() < filter.pageSize();
    return new RecordList(
        page, last ? null : links.list(dataset, "records", filter.nextPage(page.getLast().id())));
  }

  @GetMapping(produces = GeoJson.MEDIA_TYPE)
  GeoJson.FeatureCollection features(@PathVariable String dataset, RecordFilter filter) {
    return GeoJson.FeatureCollection.of(records(dataset, filter));
  }

  @GetMapping("/{recordId}")
  RecordView record(@PathVariable String dataset, @PathVariable String recordId) {
    return switch (records.find(datasets.get(dataset), recordId)) {
      case Lookup.Found found -> found.view();
      case Lookup.Withdrawn _ -> throw Problem.withdrawnRecord(recordId);
      case Lookup.Unknown _ -> throw Problem.unknownRecord(recordId);
    };
  }
}
