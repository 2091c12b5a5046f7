package se.samla.catalog.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.datasets.Datasets;

/** Records that several contributions claim. */
@RestController
class ConflictsController {
  private final Datasets datasets;
  private final ConflictRows conflicts;
  private final Links links;

  /** A page, by record. */
  record ConflictList(List<ConflictView> conflicts, @Nullable String next) {}

  /**
   * A contribution that is not the record.
   *
   * @param rule why: authority, updated, receipt or identity
   */
  record ConflictView(
      String recordId,
      String publisher,
      String localId,
      String winner,
      String rule,
      Instant since) {}

  ConflictsController(Datasets datasets, ConflictRows conflicts, Links links) {
    this.datasets = datasets;
    this.conflicts = conflicts;
    this.links = links;
  }

  /**
   * @param publisher who lost or won
   */
  @GetMapping("/v1/datasets/{dataset}/conflicts")
  ConflictList conflicts(
      @PathVariable String dataset,
      @RequestParam(required = false) @Nullable String publisher,
      @ParameterObject Paging paging) {
    var page =
        conflicts.page(
            datasets.get(dataset), publisher, PageCursor.read(paging.cursor(), 3), paging);
    return new ConflictList(
        page,
        page.size() < paging.size()
            ? null
            : links.list(dataset, "conflicts", next(page.getLast(), publisher, paging)));
  }

  private static Map<String, Object> next(
      ConflictView last, @Nullable String publisher, Paging paging) {
    return paging.next(
        publisher == null ? Map.of() : Map.of("publisher", publisher),
        PageCursor.of(last.recordId(), last.publisher(), last.localId()));
  }
}
