package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A municipality that goes on publishing its toilets, and remembers what the nation should hold of
 * them: of each id the name that was last said in a row that could be read.
 */
final class Town {
  static final String DATASET = "offentliga-toaletter";
  private static final int TOILETS = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** About so many have another name in each upload. */
  private static final int RENAMED = 15;

  static final String HEADER = "source,id,name,latitude,longitude,email\n";

  private final Samla samla;
  private final Publisher publisher;
  private final String code;
  private final Random random;
  private final Map<String, String> held = new TreeMap<>();
  private final int toilets;
  private int said;
  private long rows;
  private Duration longest = Duration.ZERO;

  Town(Samla samla, String code, long seed) {
    this(samla, code, seed, TOILETS);
  }

  /**
   * @param toilets how many it has at most
   */
  Town(Samla samla, String code, long seed, int toilets) {
    this.toilets = toilets;
    this.samla = samla;
    this.publisher = samla.ingest().municipality(code, DATASET);
    this.code = code;
    this.random = new Random(seed);
  }

  /** From record id to name. */
  Map<String, String> held() {
    var records = new TreeMap<String, String>();
    held.forEach((id, name) -> records.put(publisher.organisationNumber() + "." + id, name));
    return records;
  }

  Publisher publisher() {
    return publisher;
  }

  String organisationNumber() {
    return publisher.organisationNumber();
  }

  int uploads() {
    return said;
  }

  long rows() {
    return rows;
  }

  /** What it took from saying something until it was in the national dataset, at most. */
  Duration longest() {
    return longest;
  }

  /** Says something, and returns when it is in the national dataset. */
  void publish() {
    said++;
    var began = System.nanoTime();
    if (random.nextInt(3) == 0) {
      putOne();
    } else {
      uploadAll();
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    longest = took.compareTo(longest) > 0 ? took : longest;
  }

  /** Says something of one toilet; returns the upload's id at once. */
  String putWithoutWaiting() {
    said++;
    rows++;
    var id = id(random.nextInt(toilets));
    var name = "Toalett " + said;
    held.put(id, name);
    return samla.ingest().put(publisher, DATASET, id, record(id, name)).get("id").asString();
  }

  /** Whether the nation holds what was said last of each. */
  boolean isAllThere() {
    var path = "/v1/datasets/" + DATASET + "/records?limit=1000&publisher=";
    return samla.catalog().all(path + organisationNumber(), "records").stream()
        .collect(
            Collectors.toMap(
                record -> record.get("id").asString(),
                record -> record.get("content").get("name").asString()))
        .equals(held());
  }

  /** Waits until an upload of its is on its way through the catalog. */
  void awaitMerging() {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(PATIENCE)
        .until(() -> samla.ingest().count(publisher, "merging") > 0);
  }

  private void putOne() {
    var id = id(random.nextInt(toilets));
    var name = "Toalett " + said;
    var merged = samla.ingest().putAndWait(publisher, DATASET, id, record(id, name));
    assertThat(merged.get("status").asString()).as(merged.toString()).isEqualTo("merged");
    held.put(id, name);
    rows++;
  }

  /**
   * Leaves out so few that no guard holds it; a row without a number for latitude stays as it was.
   */
  private void uploadAll() {
    var file = new StringBuilder(HEADER);
    var now = new LinkedHashMap<String, String>();
    var bad = 0;
    for (var i = 0; i < toilets; i++) {
      if (random.nextInt(Math.max(20, toilets / 2)) > 0) {
        var id = id(i);
        var name = "Toalett " + (random.nextInt(toilets) < RENAMED ? said : 0);
        var isBad = random.nextInt(15) == 0;
        file.append(row(id, name, isBad ? "norr" : "59.3" + i));
        bad += isBad ? 1 : 0;
        remember(now, id, isBad ? held.get(id) : name);
      }
    }
    check(samla.ingest().upload(publisher, DATASET, "text/csv", file.toString()), bad);
    held.clear();
    held.putAll(now);
  }

  private static void remember(Map<String, String> records, String id, @Nullable String name) {
    if (name != null) {
      records.put(id, name);
    }
  }

  /** Every row read is merged or has an issue. */
  private void check(JsonNode upload, int bad) {
    assertThat(upload.get("status").asString()).as(upload.toString()).isEqualTo("merged");
    var counts = upload.get("rows");
    rows += counts.get("read").asInt();
    assertThat(counts.get("invalid").asInt()).as(upload.toString()).isEqualTo(bad);
    assertThat(counts.get("read").asInt()).isEqualTo(counts.get("valid").asInt() + bad);
    assertThat(samla.ingest().issues(publisher, upload))
        .filteredOn(issue -> issue.get("severity").asString().equals("error"))
        .extracting(issue -> issue.get("line").asInt())
        .doesNotHaveDuplicates()
        .hasSize(bad);
  }

  private String row(String id, String name, String latitude) {
    return String.join(",", code, id, name, latitude, "18.05", "info@example.se") + "\n";
  }

  private Map<String, ?> record(String id, String name) {
    return Map.of(
        "source",
        code,
        "id",
        id,
        "name",
        name,
        "latitude",
        59.31,
        "longitude",
        18.05,
        "email",
        "info@example.se");
  }

  private static String id(int number) {
    return String.format(Locale.ROOT, "t-%02d", number);
  }
}
