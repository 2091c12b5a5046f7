package se.samla.catalog.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.catalog.CatalogTest;
import se.samla.events.ConfirmMode;
import se.samla.events.RowOperation;
import se.samla.events.UploadAbandoned;
import se.samla.events.UploadKind;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRow;
import se.samla.events.ValidRows;

/** Uploads that come whole, several in a poll. Nothing of it is committed. */
@CatalogTest
class WholeUploadsIT {
  private final String publisher = anyPublisher();
  @Autowired private JdbcClient jdbc;
  @Autowired private PolledEvents polled;
  @Autowired private Staging staging;
  @Autowired private TransactionOperations transactions;

  private static String anyPublisher() {
    return "9" + ThreadLocalRandom.current().nextLong(100_000_000L, 1_000_000_000L);
  }

  @Test
  void areStagedAsEachWouldBeAlone() {
    var uploads =
        List.of(
            upload(publisher, 2, 1),
            upload(publisher, 1, 3, "0180", "a \"b\", {c}"),
            upload(anyPublisher(), 1, 0),
            upload(anyPublisher(), 1, 2, "0114"));
    var together = rolledBack(() -> ready(uploads) && stagedOf(uploads).size() == 4, uploads);
    var alone =
        rolledBack(
            () -> uploads.stream().map(staging::complete).reduce(true, Boolean::logicalAnd),
            uploads);
    assertThat(together).isEqualTo(alone);
    assertThat(together.toString()).contains("0180,\"a \\\"b\\\", {c}\"", "status=ready", "bad 2");
  }

  @Test
  void costNoMoreStatementsThanOne() {
    rolledBack(
        () -> {
          polled.stage(List.of(upload(publisher, 1, 1)));
          var of1 = statements(() -> polled.stage(List.of(upload(publisher, 2, 1))));
          var of20 =
              statements(
                  () ->
                      polled.stage(
                          uploads(
                              IntStream.rangeClosed(3, 22)
                                  .mapToObj(r -> upload(publisher, r, 1)))));
          assertThat(of20).isEqualTo(of1).hasSize(2);
          return true;
        },
        List.of());
  }

  /** Their number is another in each poll. */
  @Test
  void keepTheirPlans() {
    rolledBack(
        () -> {
          for (var poll = 0; poll < 15; poll++) {
            var size = poll % 3 + 1;
            polled.stage(uploads(Stream.generate(() -> upload(publisher, 1, 1)).limit(size)));
          }
          assertThat(keptPlans()).hasSize(2).allMatch(kept -> kept > 0);
          return true;
        },
        List.of());
  }

  private List<Long> keptPlans() {
    return jdbc.sql(
            """
            SELECT generic_plans FROM pg_prepared_statements
            WHERE statement LIKE 'WITH added AS (%INSERT INTO upload %'
               OR statement LIKE 'INSERT INTO publisher (%unnest%'
            """)
        .query(Long.class)
        .list();
  }

  @Test
  void countOnceHoweverOftenTheyComeInAPoll() {
    var first = upload(publisher, 1, 2);
    var second = upload(publisher, 2, 2);
    var staged =
        rolledBack(() -> ready(List.of(first, second, first, second)), List.of(first, second));
    var again =
        rolledBack(
            () -> ready(List.of(first, second)) && !ready(List.of(second, first)),
            List.of(first, second));
    assertThat(staged).hasSize(2).isEqualTo(again);
  }

  @Test
  void nameTheirPublisherAsTheFirstOfThemDoes() {
    var uploads = IntStream.rangeClosed(1, 10).mapToObj(r -> upload(publisher, r, 1)).toList();
    assertThat(rolledBack(() -> ready(uploads), uploads))
        .extracting(row -> row.get("name"))
        .containsOnly("Testby 1");
  }

  @Test
  void useUpNoNumberWhenTheyComeAgain() {
    rolledBack(
        () -> {
          var upload = upload(publisher, 1, 1);
          polled.stage(List.of(upload));
          var before = lastNumbers();
          polled.stage(List.of(upload));
          assertThat(lastNumbers()).isEqualTo(before);
          return true;
        },
        List.of());
  }

  @Test
  void keepTheirOrderAmongEventsOfOtherKinds() {
    var kept = upload(publisher, 1, 1);
    var gone = upload(publisher, 2, 1);
    var abandoned =
        new UploadAbandoned(gone.getUpload(), gone.getDataset(), publisher, "client-gone");
    var staged = rolledBack(() -> ready(List.of(gone, abandoned, gone, kept)), List.of(gone, kept));
    assertThat(staged).extracting(row -> row.get("status")).containsExactly("abandoned", "ready");
    var before = rolledBack(() -> ready(List.of(kept, abandoned, gone)), List.of(gone, kept));
    assertThat(before).extracting(row -> row.get("status")).containsExactly("abandoned", "ready");
  }

  @Test
  void completeOneThatFailedBefore() {
    var builder = builder(publisher, 1, 2);
    var upload = builder.build();
    var other = upload(publisher, 2, 1);
    var incomplete = builder.setContent(null).build();
    var staged =
        rolledBack(
            () -> !ready(List.of(incomplete)) && ready(List.of(upload, other)),
            List.of(upload, other));
    assertThat(staged).extracting(row -> row.get("status")).containsExactly("ready", "ready");
    assertThat(staged).extracting(row -> row.get("versions")).containsExactly(2L, 1L);
  }

  @Test
  void refuseABatchThatIsTooLong() {
    assertThatThrownBy(() -> rolledBack(() -> ready(List.of(upload(publisher, 1, 513))), List.of()))
        .hasMessageContaining("rows: 513");
  }

  private boolean ready(List<? extends SpecificRecordBase> events) {
    return polled.stage(List.copyOf(events)).some();
  }

  /** What is there of these uploads after the work, which says that it went well. */
  private List<Map<String, Object>> rolledBack(
      Supplier<Boolean> work, List<UploadValidated> uploads) {
    return transactions.execute(
        transaction -> {
          transaction.setRollbackOnly();
          assertThat(work.get()).isTrue();
          return stagedOf(uploads);
        });
  }

  private List<Map<String, Object>> stagedOf(List<UploadValidated> uploads) {
    return uploads.stream().map(this::stagedOf).toList();
  }

  private Map<String, Object> stagedOf(UploadValidated upload) {
    return jdbc.sql(
            """
            SELECT u.id, s.dataset, s.publisher, u.status, u.kind, u.confirm, u.receipt, u.received_at,
                   u.batches, u.valid_rows, u.deletions_withheld, u.scopes::text, u.failure,
                   u.ready_at IS NULL AS waits, p.name, p.municipality_code,
                   (SELECT count(*) FROM staged_batch WHERE upload = u.number) AS staged,
                   (SELECT count(*) FROM version
                    WHERE id >= u.number::bigint << 32 AND id < (u.number + 1)::bigint << 32)
                     AS versions,
                   (SELECT string_agg((v.id & 4294967295) || (v.local_id || v.hash), ' ' ORDER BY id)
                    FROM version v
                    WHERE id >= u.number::bigint << 32 AND id < (u.number + 1)::bigint << 32)
                     AS rows,
                   (SELECT string_agg(local_id, ' ' ORDER BY local_id) FROM quarantined
                    WHERE upload = u.number) AS quarantined
            FROM upload u JOIN source s ON s.id = u.source
            LEFT JOIN publisher p ON p.organisation_number = s.publisher
            WHERE u.id = :id
            """)
        .param("id", upload.getUpload())
        .query()
        .singleRow();
  }

  private List<Long> lastNumbers() {
    return jdbc.sql(
            """
            SELECT last_value FROM upload_number_seq UNION ALL SELECT last_value FROM source_id_seq
            """)
        .query(Long.class)
        .list();
  }

  /** What this thread asked the database, other than by COPY. */
  private static List<String> statements(Runnable work) {
    var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    var said = new ListAppender<ILoggingEvent>();
    said.list = Collections.synchronizedList(new ArrayList<>());
    said.start();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(said);
    try {
      work.run();
    } finally {
      logger.detachAppender(said);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
    return said.list.stream()
        .filter(event -> event.getThreadName().equals(Thread.currentThread().getName()))
        .map(ILoggingEvent::getFormattedMessage)
        .filter(message -> message.contains("prepared SQL statement"))
        .toList();
  }

  private static List<SpecificRecordBase> uploads(Stream<UploadValidated> uploads) {
    return uploads.map(SpecificRecordBase.class::cast).toList();
  }

  private static UploadValidated upload(String publisher, int receipt, int rows, String... scopes) {
    return builder(publisher, receipt, rows, scopes).build();
  }

  private static UploadValidated.Builder builder(
      String publisher, int receipt, int rows, String... scopes) {
    var id = UUID.randomUUID();
    return UploadValidated.newBuilder()
        .setUpload(id)
        .setDataset("badplatser")
        .setPublisher(publisher)
        .setPublisherName("Testby " + receipt)
        .setMunicipalityCode(rows == 0 ? null : "0180")
        .setKind(scopes.length == 0 ? UploadKind.DELTA : UploadKind.SNAPSHOT)
        .setConfirm(rows == 3 ? ConfirmMode.ALWAYS : ConfirmMode.AUTO)
        .setReceipt(receipt)
        .setReceivedAt(Instant.parse("2026-11-28T08:00:00.123456Z"))
        .setBatches(1)
        .setValidRows(rows)
        .setQuarantinedRows(rows == 3 ? 2 : 0)
        .setDeletionsWithheld(rows == 3)
        .setScopes(List.of(scopes))
        .setContent(content(id, publisher, rows));
  }

  private static ValidRows content(UUID id, String publisher, int rows) {
    return ValidRows.newBuilder()
        .setUpload(id)
        .setDataset("badplatser")
        .setPublisher(publisher)
        .setSequence(0)
        .setSchemaId(1)
        .setRows(IntStream.range(0, rows).mapToObj(WholeUploadsIT::row).toList())
        .setQuarantined(rows == 3 ? List.of("bad 1", "bad 2") : List.of())
        .build();
  }

  private static ValidRow row(int i) {
    return ValidRow.newBuilder()
        .setLine(i + 2)
        .setLocalId("row " + i)
        .setOperation(RowOperation.UPSERT)
        .setScope("")
        .setAuthority(0)
        .setHash(
            ByteBuffer.wrap(
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, (byte) i}))
        .setContent(ByteBuffer.wrap(new byte[] {1}))
        .build();
  }
}
