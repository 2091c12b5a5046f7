package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.BATHING_PLACES;
import static se.samla.catalog.CatalogReader.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.samla.catalog.MergeModel.National;
import se.samla.events.UploadKind;
import tools.jackson.databind.JsonNode;

/** Any uploads of any publishers, in any order, some twice: as the naive model says. */
@CatalogTest
class MergeModelIT {
  private static final int PUBLISHERS = 3;
  private static final int UPLOADS = 12;
  private static final int THINGS = 6;

  private static final AtomicInteger RUNS = new AtomicInteger();

  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private Decisions people;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactionManager;

  private final int run = RUNS.incrementAndGet();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void recordsHistoryAndConflictsAreAsTheModelSays(long seed) {
    run(new Random(seed), Runnable::run, () -> {});
  }

  /** A crash in a transaction is a connection that ends: PostgreSQL takes back what was begun. */
  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void crashesInTheMiddleOfAnythingChangeNothing(long seed) {
    var random = new Random(seed);
    var crashes = new AtomicInteger();
    run(
        random,
        this::crashingWhatStandsAtTheEnd,
        () -> {
          if (crashes.get() < 20) {
            crashes.addAndGet(crash());
          }
        });
    assertThat(gaps()).isZero();
  }

  /**
   * Holds the dataset's number, so that a merge stands just before its commit, and ends it there.
   */
  private void crashingWhatStandsAtTheEnd(Runnable sending) {
    new TransactionTemplate(transactionManager)
        .executeWithoutResult(
            _ -> {
              jdbc.sql("SELECT id FROM dataset FOR UPDATE").query(Integer.class).list();
              sending.run();
              Awaitility.await().until(this::endBlocked, ended -> ended > 0);
            });
  }

  private int endBlocked() {
    return jdbc.sql(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE usename = current_user AND wait_event_type = 'Lock'
            """)
        .query(Integer.class)
        .single();
  }

  /** Ends every connection that is in the middle of a transaction now. */
  private int crash() {
    return jdbc.sql(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE usename = current_user AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
            """)
        .query(Integer.class)
        .single();
  }

  private long gaps() {
    return jdbc.sql(
            """
            SELECT count(*) FROM dataset d
            WHERE d.number <> (SELECT count(*) FROM change_set c WHERE c.dataset = d.id)
               OR d.records <> (SELECT count(version) FROM record r WHERE r.dataset = d.id)
            """)
        .query(Long.class)
        .single();
  }

  private void run(Random random, Consumer<Runnable> around, Runnable meanwhile) {
    var publishers = Stream.generate(Publisher::any).limit(PUBLISHERS).toList();
    var uploads = uploads(publishers, random);
    var start = reader.latest(BATHING_PLACES);
    around.accept(() -> sendInAnyOrder(uploads, random));
    var merged = merged(uploads, meanwhile);
    var expected = MergeModel.of(merged);
    assertThat(current(publishers)).isEqualTo(expected);
    assertThat(replayed(reader.changesAfter(BATHING_PLACES, start))).isEqualTo(expected);
    assertThat(conflicts()).isEqualTo(MergeModel.losers(merged));
  }

  /**
   * Waits until all are at their end, confirming what the guard holds. A held one that a newer
   * snapshot supersedes is as if it had never come.
   */
  private List<Upload> merged(List<Upload> uploads, Runnable meanwhile) {
    return uploads.stream().filter(upload -> endOf(upload, meanwhile).equals("merged")).toList();
  }

  private String endOf(Upload upload, Runnable meanwhile) {
    return Awaitility.await(upload.id.toString())
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        // The pool may hand this test a connection that it ended itself.
        .ignoreExceptionsInstanceOf(DataAccessException.class)
        .until(
            () -> {
              meanwhile.run();
              return confirmed(upload);
            },
            Set.of("merged", "superseded")::contains);
  }

  private String confirmed(Upload upload) {
    var status = catalog.statusOf(upload.id);
    if (status.equals("held")) {
      people.confirm(upload, catalog.previewOf(upload.id), null, true);
    }
    return status;
  }

  /** Of this run's keys, as {@code record publisher}. */
  private Set<String> conflicts() {
    return reader
        .pages("/v1/datasets/" + BATHING_PLACES + "/conflicts?limit=1000", "conflicts")
        .stream()
        .map(c -> text(c, "recordId") + " " + text(c, "publisher"))
        .filter(conflict -> conflict.startsWith("SE2200180%07d".formatted(run)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void sendInAnyOrder(List<Upload> uploads, Random random) {
    var sent = new ArrayList<>(uploads);
    uploads.stream().filter(_ -> random.nextInt(4) == 0).forEach(sent::add);
    Collections.shuffle(sent, random);
    sent.forEach(catalog::send);
  }

  private List<Upload> uploads(List<Publisher> publishers, Random random) {
    var uploads = new ArrayList<Upload>();
    for (var i = 0; i < UPLOADS; i++) {
      for (var authority = 0; authority < publishers.size(); authority++) {
        uploads.add(upload(publishers.get(authority), authority, random));
      }
    }
    return uploads;
  }

  private Upload upload(Publisher publisher, int authority, Random random) {
    var kind = random.nextInt(3) == 0 ? UploadKind.SNAPSHOT : UploadKind.DELTA;
    var upload = Upload.ofBathingPlaces(publisher, kind, publisher.nextReceipt());
    upload.deletionsWithheld = kind == UploadKind.SNAPSHOT && random.nextInt(5) == 0;
    for (var thing = 0; thing < THINGS; thing++) {
      addRow(upload, thing, authority, random);
    }
    return upload;
  }

  private void addRow(Upload upload, int thing, int authority, Random random) {
    var localId = "thing" + thing;
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> upload.row(localId, "n" + random.nextInt(3), key(thing, random), authority);
      case 3 -> upload.quarantine(localId);
      case 4 -> {
        if (upload.kind == UploadKind.DELTA) {
          upload.delete(localId);
        }
      }
      default -> {}
    }
  }

  /** The same key for the same thing of all publishers of a run, or none; no other run has it. */
  private @Nullable String key(int thing, Random random) {
    return random.nextInt(3) == 0 ? null : "SE2200180%07d%02d".formatted(run, thing);
  }

  private Map<String, National> current(List<Publisher> publishers) {
    var records = new TreeMap<String, National>();
    publishers.forEach(
        publisher ->
            reader
                .namesOf(BATHING_PLACES, publisher)
                .forEach((id, name) -> records.put(id, new National(publisher.number(), name))));
    return records;
  }

  /** History from its beginning; each change must start from what the one before left. */
  private Map<String, National> replayed(List<JsonNode> changes) {
    var names = new TreeMap<String, String>();
    for (var change : changes) {
      var id = text(change, "recordId");
      assertThat(nameIn(change.get("before"))).isEqualTo(names.get(id));
      var after = nameIn(change.get("after"));
      names.compute(id, (_, _) -> after);
    }
    return withPublishers(names);
  }

  private static @Nullable String nameIn(JsonNode content) {
    return content.isNull() ? null : text(content, "name");
  }

  private Map<String, National> withPublishers(Map<String, String> names) {
    var records = new TreeMap<String, National>();
    names.forEach((id, name) -> records.put(id, new National(publisherOf(id), name)));
    return records;
  }

  private String publisherOf(String recordId) {
    return text(
        reader.get("/v1/datasets/" + BATHING_PLACES + "/records/" + recordId).body(), "publisher");
  }
}
