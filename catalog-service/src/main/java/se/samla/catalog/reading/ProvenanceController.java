package se.samla.catalog.reading;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.changes.History;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.reading.HistoryView.Version;

/** Where a record comes from: its versions, and what publishers hold of it. */
@RestController
@RequestMapping("/v1/datasets/{dataset}/records/{recordId}")
class ProvenanceController {
  private final Datasets datasets;
  private final History history;
  private final Contributions contributions;
  private final RecordLookup lookup;
  private final Links links;

  /** All of them: there are as few as publishers of one thing. */
  record ContributionList(List<ContributionView> contributions, @Nullable String next) {}

  ProvenanceController(
      Datasets datasets,
      History history,
      Contributions contributions,
      RecordLookup lookup,
      Links links) {
    this.datasets = datasets;
    this.history = history;
    this.contributions = contributions;
    this.lookup = lookup;
    this.links = links;
  }

  @GetMapping("/history")
  HistoryView history(
      @PathVariable String dataset, @PathVariable String recordId, @ParameterObject Paging paging) {
    var cursor = paging.cursor();
    var of = datasets.get(dataset);
    var before = cursor == null ? null : Changes.parse("cursor", cursor);
    var versions =
        history.of(of, recordId, before, paging.skipped() + paging.size()).stream()
            .skip(paging.skipped())
            .map(Version::of)
            .toList();
    if (versions.isEmpty() && cursor == null && paging.skipped() == 0) {
      throw Problem.unknownRecord(recordId);
    }
    return new HistoryView(
        versions,
        versions.size() < paging.size() ? null : older(dataset, recordId, versions, paging));
  }

  private String older(String dataset, String recordId, List<Version> versions, Paging paging) {
    return links.history(dataset, recordId, paging.next(Map.of(), versions.getLast().cursor()));
  }

  @GetMapping("/contributions")
  ResponseEntity<ContributionList> contributions(
      @PathVariable String dataset, @PathVariable String recordId) {
    var found = contributions.of(datasets.get(dataset), recordId);
    return found.isEmpty() ? ofNone(dataset, recordId) : all(found);
  }

  private static ResponseEntity<ContributionList> all(List<ContributionView> found) {
    return ResponseEntity.ok(new ContributionList(found, null));
  }

  private ResponseEntity<ContributionList> ofNone(String dataset, String recordId) {
    return switch (lookup.find(datasets.get(dataset), recordId, null)) {
      case Lookup.Found _ -> all(List.of());
      case Lookup.Moved moved ->
          ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
              .location(URI.create(links.contributions(dataset, moved.recordId())))
              .build();
      case Lookup.Withdrawn _ -> throw Problem.withdrawnRecord(recordId);
      case Lookup.Unknown _ -> throw Problem.unknownRecord(recordId);
    };
  }
}
