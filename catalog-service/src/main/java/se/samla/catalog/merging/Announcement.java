package se.samla.catalog.merging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samla.catalog.merging.MergeOutcome.Counts;
import se.samla.catalog.merging.MergeOutcome.Failed;
import se.samla.catalog.merging.MergeOutcome.Held;
import se.samla.catalog.merging.MergeOutcome.Merged;
import se.samla.catalog.work.Signals;
import se.samla.schemas.tracing.Tracing;

/** After the commit: wakes the relays, counts and logs. */
@Component
class Announcement {
  private static final Logger log = LoggerFactory.getLogger(Announcement.class);

  private final Signals signals;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Tracing tracing;

  Announcement(Signals signals, MeterRegistry meters, Clock clock, Tracing tracing) {
    this.signals = signals;
    this.meters = meters;
    this.clock = clock;
    this.tracing = tracing;
  }

  /** Does the merge of these uploads, as a stage of each of them. */
  <T> T staged(List<ReadyUpload> uploads, Supplier<T> merge) {
    var staged = merge;
    for (var upload : uploads) {
      var inner = staged;
      staged = () -> tracing.stage("merge", upload.id()).call(inner);
    }
    return staged.get();
  }

  Timer.Sample start() {
    return Timer.start(meters);
  }

  void committed(List<? extends MergeOutcome> outcomes, Timer.Sample started) {
    if (!outcomes.isEmpty()) {
      signals.eventAdded().raise();
      signals.changesCommitted().raise();
      started.stop(meters.timer("samla.merge.seconds"));
      outcomes.forEach(o -> Tracing.note(o.upload().id()).run(() -> tell(o)));
    }
  }

  private void tell(MergeOutcome outcome) {
    switch (outcome) {
      case Merged merged -> merged(merged);
      case Held held ->
          log.info("upload {} is held: {} {}", held.upload().id(), held.reason(), held.counts());
      case Failed failed ->
          log.error("upload {} could not be merged", failed.upload().id(), failed.cause());
    }
  }

  private void merged(Merged merged) {
    var upload = merged.upload();
    meters
        .timer("samla.upload.seconds", "stage", "merge")
        .record(Duration.between(upload.readyAt(), clock.instant()));
    count(upload.source().dataset().name(), merged.counts());
    log.info("upload {} is merged: {}", upload.id(), merged.counts());
  }

  private void count(String dataset, Counts counts) {
    count(dataset, "created", (double) counts.created());
    count(dataset, "updated", (double) counts.updated());
    count(dataset, "deleted", (double) counts.deleted());
  }

  private void count(String dataset, String operation, double changes) {
    meters.counter("samla.changes", "dataset", dataset, "operation", operation).increment(changes);
  }
}
