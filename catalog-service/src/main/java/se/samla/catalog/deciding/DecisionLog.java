package se.samla.catalog.deciding;

import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who decided what, and why: in the log for today, in the database for good. */
@Repository
class DecisionLog {
  private static final Logger log = LoggerFactory.getLogger(DecisionLog.class);

  private final JdbcClient jdbc;
  private final Clock clock;

  DecisionLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** To be called in the transaction of what the decision does. */
  void add(OperatorDecision decision) {
    jdbc.sql(
            """
            INSERT INTO decision (dataset, member, what, decided_by, reason, decided_at)
            VALUES (:dataset, :member, :what, :by, :reason, :at)
            """)
        .param("dataset", decision.dataset())
        .param("member", decision.member())
        .param("what", decision.what())
        .param("by", decision.by())
        .param("reason", decision.reason())
        .param("at", Timestamp.from(clock.instant()))
        .update();
    log.info(
        "dataset {} {} {} by {}: {}",
        decision.dataset(),
        decision.member() == null ? "as a whole" : decision.member(),
        decision.what(),
        decision.by(),
        decision.reason());
  }

  void add(Decision decision) {
    jdbc.sql(
            """
            INSERT INTO decision (upload, what, decided_by, reason, decided_at)
            VALUES (:upload, :what, :by, :reason, :at)
            ON CONFLICT DO NOTHING
            """)
        .param("upload", decision.upload())
        .param("what", decision.what())
        .param("by", decision.by())
        .param("reason", decision.reason())
        .param("at", Timestamp.from(decision.at()))
        .update();
    log.info(
        "upload {} {} by {}: {}",
        decision.upload(),
        decision.what(),
        decision.by(),
        decision.reason());
  }
}
