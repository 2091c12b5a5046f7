package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.BATHING_PLACES;
import static se.samla.catalog.CatalogReader.text;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.samla.catalog.MergeModel.Lost;
import se.samla.catalog.MergeModel.National;
import se.samla.events.UploadKind;
import se.samla.events.UploadMerged;
import se.samla.schemas.changes.Cursor;
import se.samla.schemas.topics.Topics;
import tools.jackson.databind.JsonNode;

/** Any uploads of any publishers, in any order, some twice: as the naive model says. */
@CatalogTest
class MergeModelIT {
  private static final Logger log = LoggerFactory.getLogger(MergeModelIT.class);
  private static final int PUBLISHERS = 3;
  private static final int UPLOADS = 12;
  private static final int THINGS = 6;

  private static final AtomicInteger RUNS = new AtomicInteger();

  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private Decisions people;
  @Autowired private TopicReader topics;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactionManager;

  private final int run = RUNS.incrementAndGet();

  /**
   * What decides all that a run does.
   *
   * @param scoped whether snapshots replace only their parts
   */
  private record Run(Random random, List<Publisher> publishers, boolean scoped) {
    static Run of(long seed, boolean scoped) {
      log.info("seed {}", seed);
      var publishers = Stream.generate(Publisher::any).limit(PUBLISHERS).toList();
      return new Run(new Random(seed), publishers, scoped);
    }
  }

  /** Some that are always the same, and one that nobody has seen; its run is named by it. */
  static LongStream seeds() {
    return LongStream.of(1, 2, 3, 4, new Random().nextLong());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void recordsHistoryChangeSetsAndConflictsAreAsTheModelSays(long seed) {
    run(Run.of(seed, false), Runnable::run, () -> {});
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void theSameWhenSnapshotsReplaceOnlyTheirParts(long seed) {
    run(Run.of(seed, true), Runnable::run, () -> {});
  }

  /**
   * A crash in a transaction is a connection that ends: PostgreSQL takes back what was begun
   * (FAILURES 15; the whole process is killed in the fault suite).
   */
  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void crashesInTheMiddleOfAnythingChangeNothing(long seed) {
    var crashes = new AtomicInteger();
    run(
        Run.of(seed, false),
        this::crashingWhatStandsAtTheEnd,
        () -> {
          if (crashes.get() < 20) {
            crashes.addAndGet(crash());
          }
        });
  }

  /**
   * Holds the dataset's number, so that a merge stands just before its commit, and ends it there.
   */
  private void crashingWhatStandsAtTheEnd(Runnable sending) {
    new TransactionTemplate(transactionManager)
        .executeWithoutResult(
            _ -> {
              jdbc.sql("SELECT id FROM dataset FOR NO KEY UPDATE").query(Integer.class).list();
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

  private void run(Run run, Consumer<Runnable> around, Runnable meanwhile) {
    var uploads = uploads(run);
    var start = reader.latest(BATHING_PLACES);
    around.accept(() -> sendInAnyOrder(uploads, run.random()));
    var merged = merged(uploads, meanwhile);
    var expected = MergeModel.of(merged);
    assertThat(current(run)).as("after %s", merged).isEqualTo(expected);
    assertThat(conflicts()).isEqualTo(MergeModel.losers(merged));
    var feed = new ReplayedFeed(reader.changesAfter(BATHING_PLACES, start));
    feed.hasNoGapBehind(Cursor.parse(start).changeSet());
    assertThat(feed.records()).isEqualTo(expected);
    assertThat(historiesOf(feed.cursors().keySet())).isEqualTo(feed.cursors());
    pastIsAsReplayed(feed, run);
    changeSetsAreAsTold(feed, merged);
    eachChangeSetIsAsTheModelSays(feed, merged);
    assertThat(gaps()).isZero();
  }

  /** At some times: just when a change set was committed, which is the last that counts. */
  private void pastIsAsReplayed(ReplayedFeed feed, Run run) {
    var numbers = new ArrayList<>(feed.sets().keySet());
    Collections.shuffle(numbers, run.random());
    for (var number : numbers.subList(0, Math.min(3, numbers.size()))) {
      assertThat(records(run, "&asOf=" + feed.timeOf(number))).isEqualTo(feed.recordsAt(number));
    }
  }

  private Map<String, List<String>> historiesOf(Set<String> recordIds) {
    var histories = new TreeMap<String, List<String>>();
    for (var id : recordIds) {
      var path = "/v1/datasets/" + BATHING_PLACES + "/records/" + id + "/history?limit=5";
      histories.put(id, CatalogReader.each(reader.pages(path, "versions"), v -> text(v, "cursor")));
    }
    return histories;
  }

  /**
   * Of each upload behind those that were merged before it, whether it has a change set or none.
   * Uploads of one record come one after the other; what others do meanwhile is the same before and
   * after.
   */
  private void eachChangeSetIsAsTheModelSays(ReplayedFeed feed, List<Upload> merged) {
    var byId = merged.stream().collect(Collectors.toMap(upload -> upload.id, upload -> upload));
    var before = new ArrayList<Upload>();
    told(byId.keySet()).stream()
        .sorted(Comparator.comparing(UploadMerged::getMergedAt))
        .forEach(
            event -> {
              var upload = Objects.requireNonNull(byId.get(event.getUpload()));
              var number = event.getChangeSet();
              assertThat(number == null ? Set.of() : feed.steps(number))
                  .as("%s after %s", upload, before)
                  .isEqualTo(MergeModel.steps(before, upload));
              before.add(upload);
            });
  }

  /** What each upload's publisher was told is what stands in the feed. */
  private void changeSetsAreAsTold(ReplayedFeed feed, List<Upload> merged) {
    var ids = merged.stream().map(upload -> upload.id).collect(Collectors.toSet());
    var told =
        Awaitility.await().until(() -> told(ids), events -> events.size() == ids.size()).stream()
            .filter(event -> event.getChangeSet() != null)
            .collect(Collectors.toMap(UploadMerged::getChangeSet, MergeModelIT::counts));
    var found = new TreeMap<Long, Map<String, Long>>();
    feed.sets().forEach((number, changes) -> found.put(number, operations(changes)));
    assertThat(found).isEqualTo(told);
  }

  /** A crash behind the broker lets an event be sent again, and then it says the same. */
  private Set<UploadMerged> told(Set<UUID> uploads) {
    return Set.copyOf(
        topics.awaitEvents(
            Topics.UPLOAD_MERGED,
            UploadMerged.class,
            uploads.size(),
            e -> uploads.contains(e.getUpload())));
  }

  private static Map<String, Long> counts(UploadMerged event) {
    var counts =
        new TreeMap<>(
            Map.of(
                "created", event.getCreated(),
                "updated", event.getUpdated(),
                "deleted", event.getDeleted()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static Map<String, Long> operations(List<JsonNode> changes) {
    return changes.stream()
        .collect(
            Collectors.groupingBy(c -> text(c, "operation"), TreeMap::new, Collectors.counting()));
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

  /** Of this run's keys. */
  private Set<Lost> conflicts() {
    return reader
        .pages("/v1/datasets/" + BATHING_PLACES + "/conflicts?limit=1000", "conflicts")
        .stream()
        .filter(c -> text(c, "recordId").startsWith(keys()))
        .map(
            c ->
                new Lost(
                    text(c, "recordId"),
                    text(c, "publisher"),
                    text(c, "localId"),
                    text(c, "winner"),
                    text(c, "rule")))
        .collect(Collectors.toSet());
  }

  private void sendInAnyOrder(List<Upload> uploads, Random random) {
    var sent = new ArrayList<>(uploads);
    uploads.stream().filter(_ -> random.nextInt(4) == 0).forEach(sent::add);
    Collections.shuffle(sent, random);
    sent.forEach(this::send);
  }

  private void send(Upload upload) {
    if (upload.withdrawal) {
      people.withdraw(upload);
    } else {
      catalog.send(upload);
    }
  }

  private List<Upload> uploads(Run run) {
    var uploads = new ArrayList<Upload>();
    for (var i = 0; i < UPLOADS; i++) {
      for (var publisher = 0; publisher < PUBLISHERS; publisher++) {
        uploads.add(upload(run, publisher));
      }
    }
    return uploads;
  }

  private Upload upload(Run run, int publisher) {
    var random = run.random();
    var by = run.publishers().get(publisher);
    var kind = random.nextInt(3) == 0 ? UploadKind.SNAPSHOT : UploadKind.DELTA;
    var upload = Upload.ofBathingPlaces(by, kind, by.nextReceipt());
    upload.batchRows = random.nextInt(3) == 0 ? 2 : upload.batchRows; // pointers for known rows
    upload.withdrawal = kind == UploadKind.SNAPSHOT && random.nextInt(8) == 0;
    if (!upload.withdrawal) {
      upload.deletionsWithheld = kind == UploadKind.SNAPSHOT && random.nextInt(5) == 0;
      addRows(run, upload, publisher);
    }
    return upload;
  }

  private void addRows(Run run, Upload upload, int publisher) {
    var part = run.random().nextInt(3); // of two scopes one, the other, or both
    for (var thing = 0; thing < THINGS; thing++) {
      if (!run.scoped()) {
        addRow(run.random(), upload, publisher, thing);
      } else if (part == 2 || thing % 2 == part) {
        addRow(run.random(), upload.in("scope" + thing % 2), publisher, thing);
      }
    }
    if (run.scoped() && upload.rows.isEmpty()) { // else ingest would have rejected it
      upload.in("scope0").row("thing0", "only");
    }
  }

  private void addRow(Random random, Upload upload, int publisher, int thing) {
    var localId = "thing" + thing;
    switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> addValid(random, upload, publisher, thing);
      case 4 -> upload.quarantine(localId);
      case 5 -> {
        if (upload.kind == UploadKind.DELTA) {
          upload.delete(localId);
        }
      }
      case 6 -> {
        addValid(random, upload, publisher, thing);
        addValid(random, upload, publisher, thing); // the same id twice: the first counts
      }
      default -> {}
    }
  }

  /**
   * Some rows say what others of their thing say, with a date that nobody else has; some say
   * something new, without a date, so that the time of the upload decides. Rank goes by publisher
   * and thing.
   */
  private void addValid(Random random, Upload upload, int publisher, int thing) {
    var common = random.nextInt(3);
    var name = random.nextInt(3) > 0 ? "n" + common : "new " + upload.receipt;
    upload.row(
        "thing" + thing,
        name,
        key(thing, random),
        (publisher + thing) % 2,
        name.startsWith("new")
            ? null
            : LocalDate.of(2020, 1 + publisher, 1 + thing).plusYears(common));
  }

  /** The same key for the same two things of all publishers of a run, or none. */
  private @Nullable String key(int thing, Random random) {
    return random.nextInt(3) == 0 ? null : keys() + "%02d".formatted(thing / 2);
  }

  /** No other run has keys that begin so. */
  private String keys() {
    return "SE2200180%07d".formatted(run);
  }

  private Map<String, National> current(Run run) {
    return records(run, "");
  }

  private Map<String, National> records(Run run, String parameter) {
    var records = new TreeMap<String, National>();
    for (var publisher : run.publishers()) {
      var path = "/v1/datasets/" + BATHING_PLACES + "/records?limit=1000&publisher=";
      reader
          .pages(path + publisher.number() + parameter, "records")
          .forEach(r -> records.put(text(r, "id"), national(publisher.number(), r.get("content"))));
    }
    return records;
  }

  static National national(String publisher, JsonNode content) {
    return new National(publisher, text(content, "place_id"), text(content, "name"));
  }
}
