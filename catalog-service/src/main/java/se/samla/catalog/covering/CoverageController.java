package se.samla.catalog.covering;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;

/** Who delivers to a dataset, and who does not. */
@RestController
@RequestMapping("/v1/datasets/{dataset}/coverage")
class CoverageController {
  private static final List<String> COLUMNS =
      List.of(
          "member",
          "municipality",
          "name",
          "publisher",
          "state",
          "lastUploadAt",
          "dueAt",
          "openIssues",
          "openErrors",
          "reason");

  private final Datasets datasets;
  private final Cells cells;
  private final Clock clock;

  /**
   * Everyone who is expected: as many as municipalities, so one page.
   *
   * @param states how many are in each state
   */
  record CoverageList(Map<String, Long> states, List<CellView> coverage, @Nullable String next) {}

  /**
   * @param member a municipality's code, or an organisation number
   * @param dueAt until when the next delivery is in time
   * @param openIssues what the publisher has left to mend
   * @param openErrors those of them that keep a row out
   * @param reason why nothing is expected
   */
  record CellView(
      String member,
      @Nullable String municipality,
      String name,
      @Nullable String publisher,
      String state,
      @Nullable Instant lastUploadAt,
      @Nullable Instant dueAt,
      long openIssues,
      long openErrors,
      @Nullable String reason) {

    static CellView of(Cell cell, Schedule schedule, Instant now) {
      var delivered = cell.deliveredAt();
      return new CellView(
          cell.member(),
          cell.municipality(),
          cell.name(),
          cell.publisher(),
          word(cell, schedule, now),
          delivered,
          delivered == null ? null : schedule.dueAt(delivered),
          cell.issues().open(),
          cell.issues().errors(),
          cell.notApplicable());
    }

    private static String word(Cell cell, Schedule schedule, Instant now) {
      return Cell.word(cell.stateAt(now, schedule));
    }

    List<String> cells() {
      return Arrays.asList(
              member,
              municipality,
              name,
              publisher,
              state,
              lastUploadAt,
              dueAt,
              openIssues,
              openErrors,
              reason)
          .stream()
          .map(value -> Objects.toString(value, ""))
          .toList();
    }
  }

  CoverageController(Datasets datasets, Cells cells, Clock clock) {
    this.datasets = datasets;
    this.cells = cells;
    this.clock = clock;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  CoverageList coverage(@PathVariable String dataset) {
    var views = views(datasets.get(dataset));
    return new CoverageList(
        views.stream()
            .collect(Collectors.groupingBy(CellView::state, TreeMap::new, Collectors.counting())),
        views,
        null);
  }

  @GetMapping(produces = "text/csv;charset=UTF-8")
  String table(@PathVariable String dataset) throws IOException {
    var text = new StringWriter();
    var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    csv.writeRecord(COLUMNS);
    views(datasets.get(dataset)).forEach(view -> csv.writeRecord(view.cells()));
    csv.flush();
    return text.toString();
  }

  private List<CellView> views(Dataset dataset) {
    var schedule = new Schedule(dataset.definition().manifest().frequency());
    var now = clock.instant();
    return cells.of(dataset).stream().map(cell -> CellView.of(cell, schedule, now)).toList();
  }
}
