package se.samla.ingest.deciding;

import java.time.Clock;
import java.time.ZoneOffset;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.samla.ingest.messaging.Outbox;
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

  @Transactional(propagation = Propagation.MANDATORY)
  void tell(Upload upload, String word, Decision decision, SpecificRecordBase event) {
    jdbc.sql(
            "insert into decision (upload, decision, decided_by, reason, decided_at) values (?, ?,"
                + " ?, ?, ?)")
        .param(upload.id())
        .param(word)
        .param(decision.by().signature())
        .param(decision.reason())
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    outbox.add(
        Topics.UPLOAD_DECIDED, Topics.uploadKey(upload.dataset(), upload.publisher()), event);
    log.info(
        "upload {} {} by {}: {}",
        upload.id(),
        word,
        decision.by().signature(),
        decision.reason() == null ? "no reason given" : decision.reason());
  }
}
