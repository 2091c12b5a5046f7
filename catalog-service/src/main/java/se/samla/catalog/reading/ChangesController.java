package se.samla.catalog.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.reading.Changes.Page;

/** A dataset's feed: every change, in order, from any cursor. */
@RestController
class ChangesController {
  private final Datasets datasets;
  private final Changes changes;
  private final Links links;

  ChangesController(Datasets datasets, Changes changes, Links links) {
    this.datasets = datasets;
    this.changes = changes;
    this.links = links;
  }

  @GetMapping("/v1/datasets/{dataset}/changes")
  ChangeList changes(
      @PathVariable String dataset,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    var page = changes.after(datasets.get(dataset), after, RecordFilter.pageSize(limit));
    return new ChangeList(page.changes(), next(dataset, page, limit), page.latest().toString());
  }

  private @Nullable String next(String dataset, Page page, @Nullable Integer limit) {
    if (page.changes().isEmpty()) {
      return null;
    }
    var last = page.changes().getLast().cursor();
    return last.equals(page.latest().toString())
        ? null
        : links.list(dataset, "changes", query(last, limit));
  }

  private static Map<String, Object> query(String after, @Nullable Integer limit) {
    var query = new LinkedHashMap<String, Object>();
    query.put("after", after);
    if (limit != null) {
      query.put("limit", limit);
    }
    return query;
  }
}
