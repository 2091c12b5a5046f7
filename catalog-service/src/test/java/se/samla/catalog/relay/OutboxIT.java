package se.samla.catalog.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.CatalogTest;
import se.samla.events.UploadMerged;

/** Events as they wait. Nothing of it is committed. */
@CatalogTest
class OutboxIT {
  private static final String PUBLISHER = "9000000001";

  @Autowired private Outbox outbox;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionOperations transactions;

  /** Rows of one statement have one cmin. */
  @Test
  void theEventsOfUploadsMergedTogetherAreAddedTogether() {
    transactions.executeWithoutResult(
        transaction -> {
          transaction.setRollbackOnly();
          outbox.addMerged(Stream.generate(OutboxIT::merged).limit(8).toList());
          assertThat(countOf("*")).isEqualTo(8);
          assertThat(countOf("DISTINCT cmin::text")).isOne();
        });
  }

  private long countOf(String what) {
    return jdbc.sql("SELECT count(" + what + ") FROM outbox WHERE key LIKE '%' || :publisher")
        .param("publisher", PUBLISHER)
        .query(Long.class)
        .single();
  }

  private static UploadMerged merged() {
    return UploadMerged.newBuilder()
        .setUpload(UUID.randomUUID())
        .setDataset("badplatser")
        .setPublisher(PUBLISHER)
        .setEpoch(1)
        .setChangeSet(null)
        .setCreated(0)
        .setUpdated(0)
        .setDeleted(0)
        .setUnchanged(1)
        .setDeletionsWithheld(false)
        .setSuperseded(List.of())
        .setMergedAt(Instant.EPOCH)
        .build();
  }
}
