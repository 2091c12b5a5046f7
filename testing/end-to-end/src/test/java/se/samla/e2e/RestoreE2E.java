package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.samla.infrastructure.Directories;
import se.samla.standalone.commands.BackupCommand;
import se.samla.standalone.commands.RestoreCommand;
import se.samla.standalone.platform.Options;
import se.samla.standalone.platform.PortPlan;

/**
 * The database is lost and put back: with Kafka all that was acknowledged is there again, without
 * it all that the backup has; and everybody can tell.
 */
@OwnPlatform
class RestoreE2E {
  private static final int LARGE = 1_200;

  private final PortPlan ports = PortPlan.free();
  private final Map<String, String> expected = new TreeMap<>();

  @TempDir private Path directory;

  @Test
  void whatKafkaHasIsThereAgainAndWithoutItWhatTheBackupHas() throws Exception {
    try (var sink = Sink.start()) {
      List<Town> towns;
      Restored first;
      try (var samla = up()) {
        samla.notification().subscribe(sink.url(), Town.DATASET);
        towns = publishAroundABackup(samla);
        new Invariants(samla, Town.DATASET).check(expected, sink);
        first = Restored.after(samla, sink);
      }
      launch(new RestoreCommand(), "first", "--yes");

      try (var samla = up()) {
        first.check(samla, expected);
        towns.forEach(town -> assertThatItKnowsItsUploads(samla, town));
        launch(new BackupCommand(), "second");
        new Town(samla, "1480", 3).publish();
        first = Restored.after(samla, sink);
      }
      launch(new RestoreCommand(), "second", "--yes");
      Directories.delete(data().resolve("kafka"));

      try (var samla = up()) {
        first.check(samla, expected);
        var town = new Town(samla, "1480", 4);
        town.publish();
        expected.putAll(town.held());
        first.check(samla, expected);
      }
    }
  }

  private List<Town> publishAroundABackup(Samla samla) throws Exception {
    var towns = Stream.of("0114", "0180").map(code -> new Town(samla, code, 1)).toList();
    towns.forEach(Town::publish);
    publishDuring(towns, () -> launch(new BackupCommand(), "first"));
    var unknown = new Town(samla, "1280", 2); // to the backup, as its uploads are
    unknown.publish();
    publishMany(samla, "1481");
    erase(samla, "1481", "m-7");
    towns.forEach(Town::publish);
    Stream.concat(towns.stream(), Stream.of(unknown)).forEach(t -> expected.putAll(t.held()));
    return towns;
  }

  private static void publishDuring(List<Town> towns, Runnable work) throws Exception {
    var over = new AtomicBoolean();
    try (var clients = Executors.newFixedThreadPool(towns.size())) {
      var publishing =
          towns.stream()
              .map(
                  town ->
                      clients.submit(
                          () -> {
                            while (!over.get()) {
                              town.publish();
                            }
                          }))
              .toList();
      work.run();
      over.set(true);
      for (var town : publishing) {
        town.get();
      }
    }
  }

  /** More than a message holds. */
  private void publishMany(Samla samla, String code) {
    var publisher = samla.ingest().municipality(code, Town.DATASET);
    var file =
        IntStream.range(0, LARGE)
            .mapToObj(i -> "%s,m-%d,Dass %d,59.3,18.05,info@example.se".formatted(code, i, i))
            .collect(Collectors.joining("\n", Town.HEADER, "\n"));
    var upload = samla.ingest().upload(publisher, Town.DATASET, "text/csv", file);
    assertThat(upload.get("status").asString()).as(upload.toString()).isEqualTo("merged");
    IntStream.range(0, LARGE)
        .forEach(i -> expected.put(publisher.organisationNumber() + ".m-" + i, "Dass " + i));
  }

  private void erase(Samla samla, String code, String localId) {
    var record = BathingRegister.organisationNumberOf(code) + "." + localId;
    samla.ingest().erase(Town.DATASET, record);
    expected.remove(record);
  }

  /** All of them, at their end. */
  private static void assertThatItKnowsItsUploads(Samla samla, Town town) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(samla.ingest().uploads(town.publisher()))
                    .hasSize(town.uploads())
                    .allMatch(upload -> upload.get("status").asString().equals("merged")));
  }

  private Samla up() {
    return Samla.start(Options.in(data(), ports));
  }

  private Path data() {
    return directory.resolve("data");
  }

  private void launch(Object command, String backup, String... options) {
    var file = directory.resolve(backup + ".zip").toString();
    var arguments = Stream.concat(Stream.of(file, "--data", data().toString()), Stream.of(options));
    assertThat(new CommandLine(command).execute(arguments.toArray(String[]::new))).isZero();
  }
}
