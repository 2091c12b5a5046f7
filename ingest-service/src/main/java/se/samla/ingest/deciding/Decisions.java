package se.samla.ingest.deciding;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.samla.ingest.messaging.Outbox;
import se.samla.ingest.uploads.Ordered;
import se.samla.ingest.uploads.Upload;
import se.samla.schemas.topics.Topics;

/** Keeps every decision with who and why, in one transaction with the event that tells it. */
@Repository
class Decisions {
  private static final Logger log = LoggerFactory.getLogger(Decisions.class);

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Clock clock;

  Decisions(JdbcClient jdbc, Outbox outbox, Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A decision about an upload that somebody sent. */
  @Transactional(propagation = Propagation.MANDATORY)
  void tell(Upload upload, String word, Decision decision, SpecificRecordBase event) {
    keep(upload.id(), word, decision);
    tell(Topics.uploadKey(upload.dataset(), upload.publisher()), event);
  }

  /** A decision that made an upload of its own. */
  @Transactional(propagation = Propagation.MANDATORY)
  void tell(Ordered order, String word, Decision decision, SpecificRecordBase event) {
    keep(order.upload(), word, decision);
    tell(Topics.uploadKey(order.dataset(), order.publisher()), event);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void tell(String key, SpecificRecordBase event) {
    outbox.add(Topics.UPLOAD_DECIDED, key, event);
  }

  private void keep(UUID upload, String word, Decision decision) {
    jdbc.sql(
            "insert into decision (upload, decision, decided_by, reason, decided_at) values (?, ?,"
                + " ?, ?, ?)")
        .param(upload)
        .param(word)
        .param(decision.by().signature())
        .param(decision.reason())
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    log.info("upload {} {} by {}", upload, word, decision.byWhomAndWhy());
  }
}
