package se.samla.catalog.deciding;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.merging.Rebuild;
import se.samla.catalog.merging.Rebuild.Rebuilt;
import se.samla.catalog.reading.Operators;

/** An operator has a dataset's records recomputed, after its definition changed. */
@RestController
class RebuildController {
  private static final Logger log = LoggerFactory.getLogger(RebuildController.class);

  private final Datasets datasets;
  private final Rebuild rebuild;
  private final Operators operators;
  private final DecisionLog decisions;

  RebuildController(
      Datasets datasets, Rebuild rebuild, Operators operators, DecisionLog decisions) {
    this.datasets = datasets;
    this.rebuild = rebuild;
    this.operators = operators;
    this.decisions = decisions;
  }

  /** Answers when it is done. */
  @PostMapping("/v1/datasets/{dataset}/rebuild")
  Rebuilt rebuild(
      @PathVariable String dataset,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String key,
      @RequestBody(required = false) @Nullable Reason body) {
    var operator = operators.nameOf(key);
    var decision = new OperatorDecision(dataset, null, "rebuilt", operator, Reason.of(body));
    var rebuilt = rebuild.of(datasets.get(dataset), () -> decisions.add(decision));
    log.info("{} rebuilt by {}: {}", dataset, operator, rebuilt);
    return rebuilt;
  }
}
