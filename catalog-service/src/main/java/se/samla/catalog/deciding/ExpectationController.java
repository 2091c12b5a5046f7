package se.samla.catalog.deciding;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.covering.Cells;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.reading.Operators;
import se.samla.catalog.reading.Problem;

/** Operators say of whom nothing is expected, such as a municipality without a bathing place. */
@RestController
@RequestMapping("/v1/datasets/{dataset}/coverage/{member}/not-applicable")
class ExpectationController {
  private final Datasets datasets;
  private final Cells cells;
  private final Operators operators;
  private final DecisionLog decisions;
  private final TransactionOperations transactions;

  ExpectationController(
      Datasets datasets,
      Cells cells,
      Operators operators,
      DecisionLog decisions,
      TransactionOperations transactions) {
    this.datasets = datasets;
    this.cells = cells;
    this.operators = operators;
    this.decisions = decisions;
    this.transactions = transactions;
  }

  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void mark(
      @PathVariable String dataset,
      @PathVariable String member,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String key,
      @RequestBody(required = false) @Nullable Reason body) {
    var operator = operators.nameOf(key);
    var reason = Reason.of(body);
    decide(
        known(dataset, member),
        reason,
        new OperatorDecision(dataset, member, "not applicable", operator, reason));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clear(
      @PathVariable String dataset,
      @PathVariable String member,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String key,
      @RequestParam(required = false) @Nullable String reason) {
    var operator = operators.nameOf(key);
    var why = Reason.of(new Reason(reason));
    decide(
        known(dataset, member),
        null,
        new OperatorDecision(dataset, member, "applicable", operator, why));
  }

  private void decide(Dataset dataset, @Nullable String mark, OperatorDecision decision) {
    transactions.executeWithoutResult(
        _ -> {
          cells.decide(dataset, requireNonNull(decision.member()), mark, decision.by());
          decisions.add(decision);
        });
  }

  private Dataset known(String name, String member) {
    var dataset = datasets.get(name);
    if (!cells.have(dataset, member)) {
      throw Problem.notFound(
          "unknown-member", "member: " + member + " (expected: one of coverage)");
    }
    return dataset;
  }
}
