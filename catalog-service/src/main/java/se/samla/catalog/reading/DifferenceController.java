package se.samla.catalog.reading;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.reading.Differences.Between;

/** The net difference of a dataset between two times. */
@RestController
class DifferenceController {
  private final Datasets datasets;
  private final Differences differences;
  private final Moments moments;
  private final Links links;
  private final Clock clock;

  /**
   * A page, by record.
   *
   * @param fromChangeSet the newest change set at the first time, 0 before the first
   */
  record DifferenceList(
      long fromChangeSet, long toChangeSet, List<NetChange> differences, @Nullable String next) {}

  /**
   * What a record was at the first time and at the second.
   *
   * @param operation created, updated, deleted or erased
   */
  record NetChange(
      String operation,
      String recordId,
      List<String> fields,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {}

  DifferenceController(
      Datasets datasets, Differences differences, Moments moments, Links links, Clock clock) {
    this.datasets = datasets;
    this.differences = differences;
    this.moments = moments;
    this.links = links;
    this.clock = clock;
  }

  /**
   * @param from before the first change without one
   * @param to now without one; the links keep it
   */
  @GetMapping("/v1/datasets/{dataset}/difference")
  DifferenceList difference(
      @PathVariable String dataset,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @ParameterObject Paging paging) {
    var times =
        new Times(
            from == null ? Instant.EPOCH : Moments.parse("from", from),
            to == null ? clock.instant() : Moments.parse("to", to));
    var of = datasets.get(dataset);
    var between = new Between(moments.numberAt(of, times.from()), moments.numberAt(of, times.to()));
    var after = PageCursor.read(paging.cursor(), 1).stream().findFirst().orElse(null);
    var page = differences.page(of, between, after, paging);
    return new DifferenceList(
        between.from(),
        between.to(),
        page.entries(),
        page.end() == null ? null : next(dataset, times, paging, page));
  }

  private String next(
      String dataset, Times times, Paging paging, LookThrough.Page<NetChange> page) {
    var cursor = PageCursor.of(Objects.requireNonNull(page.end()));
    return links.list(dataset, "difference", paging.next(times.query(), cursor, page.skipped()));
  }

  private record Times(Instant from, Instant to) {
    Times {
      if (to.isBefore(from)) {
        throw Problem.badParameter("to", to, "a time not before " + from);
      }
    }

    Map<String, Instant> query() {
      var query = new LinkedHashMap<String, Instant>();
      query.put("from", from);
      query.put("to", to);
      return query;
    }
  }
}
