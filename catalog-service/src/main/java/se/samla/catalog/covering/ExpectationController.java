package se.samla.catalog.covering;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.reading.Operators;
import se.samla.catalog.reading.Problem;

/** Operators say of whom nothing is expected, such as a municipality without a bathing place. */
@RestController
@RequestMapping("/v1/datasets/{dataset}/coverage/{member}/not-applicable")
class ExpectationController {
  private static final Logger log = LoggerFactory.getLogger(ExpectationController.class);
  private static final int LONGEST = 500;

  private final Datasets datasets;
  private final Cells cells;
  private final Operators operators;

  /**
   * @param reason stands in the coverage
   */
  record Reason(@Nullable String reason) {}

  ExpectationController(Datasets datasets, Cells cells, Operators operators) {
    this.datasets = datasets;
    this.cells = cells;
    this.operators = operators;
  }

  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void mark(
      @PathVariable String dataset,
      @PathVariable String member,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String key,
      @RequestBody Reason body) {
    var operator = operators.nameOf(key);
    var reason = body.reason();
    if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
      throw Problem.badParameter("reason", String.valueOf(reason), "1 to 500 characters");
    }
    decide(known(dataset, member), member, reason, operator);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clear(
      @PathVariable String dataset,
      @PathVariable String member,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String key) {
    var operator = operators.nameOf(key);
    decide(known(dataset, member), member, null, operator);
  }

  private void decide(Dataset dataset, String member, @Nullable String reason, String operator) {
    cells.decide(dataset, member, reason, operator);
    log.info(
        "coverage of {} by {}: not applicable because {}, said by {}",
        dataset.name(),
        member,
        reason,
        operator);
  }

  private Dataset known(String name, String member) {
    var dataset = datasets.get(name);
    if (cells.of(dataset).stream().noneMatch(cell -> cell.member().equals(member))) {
      throw Problem.notFound(
          "unknown-member", "member: " + member + " (expected: one of coverage)");
    }
    return dataset;
  }
}
