package se.samla.catalog;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.nullsLast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samla.events.UploadKind;

/**
 * What the catalog must hold, said as naively as can be: every publisher's uploads one after the
 * other in the order of their receipts, whatever the order in which they came; then for each record
 * the first of all who claim it, in the order of the rules.
 */
final class MergeModel {
  private static final Comparator<@Nullable LocalDate> NEWEST_FIRST =
      nullsLast(Comparator.<LocalDate>reverseOrder());
  private static final Comparator<Claim> RULES =
      comparingInt((Claim claim) -> claim.row().authority())
          .thenComparing(claim -> claim.row().updated(), NEWEST_FIRST)
          .thenComparing(Claim::saidAt, Comparator.reverseOrder())
          .thenComparing(claim -> claim.publisher().number())
          .thenComparing(claim -> claim.row().localId());

  /** A national record: all that its content says, and who said it. */
  record National(String publisher, String localId, String name) {}

  /** What an upload does to a record. */
  record Step(
      String recordId, String operation, @Nullable National before, @Nullable National after) {}

  /** A contribution that claims a record and is not it. */
  record Lost(String recordId, String publisher, String localId, String winner, String rule) {}

  /** What a publisher says of one thing, and since when. */
  private record Said(Upload.Row row, Instant at) {}

  private record Claim(Publisher publisher, Upload.Row row, Instant saidAt) {
    String recordId() {
      return row.key() == null ? publisher.record(row.localId()) : row.key();
    }

    National national() {
      return new National(publisher.number(), row.localId(), String.valueOf(row.name()));
    }

    Lost to(Claim winner) {
      return new Lost(
          recordId(), publisher.number(), row.localId(), winner.publisher().number(), rule(winner));
    }

    private String rule(Claim winner) {
      if (row.authority() != winner.row().authority()) {
        return "authority";
      }
      if (!Objects.equals(row.updated(), winner.row().updated())) {
        return "updated";
      }
      return saidAt.equals(winner.saidAt()) ? "identity" : "receipt";
    }
  }

  private MergeModel() {}

  static Map<String, National> of(List<Upload> uploads) {
    var records = new TreeMap<String, National>();
    claims(uploads).forEach((id, claims) -> records.put(id, claims.getFirst().national()));
    return records;
  }

  /** What one upload more does. */
  static Set<Step> steps(List<Upload> merged, Upload next) {
    var before = of(merged);
    var after = of(Stream.concat(merged.stream(), Stream.of(next)).toList());
    return Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .filter(id -> !Objects.equals(before.get(id), after.get(id)))
        .map(
            id ->
                new Step(
                    id, operation(before.get(id), after.get(id)), before.get(id), after.get(id)))
        .collect(Collectors.toSet());
  }

  private static String operation(@Nullable National before, @Nullable National after) {
    if (before == null) {
      return "created";
    }
    return after == null ? "deleted" : "updated";
  }

  static Set<Lost> losers(List<Upload> uploads) {
    return claims(uploads).values().stream()
        .flatMap(claims -> claims.stream().skip(1).map(lost -> lost.to(claims.getFirst())))
        .collect(Collectors.toSet());
  }

  /** By record, the winner first. */
  private static Map<String, List<Claim>> claims(List<Upload> uploads) {
    return uploads.stream()
        .map(upload -> upload.publisher)
        .distinct()
        .flatMap(publisher -> claims(publisher, uploads))
        .sorted(RULES)
        .collect(Collectors.groupingBy(Claim::recordId));
  }

  private static Stream<Claim> claims(Publisher publisher, List<Upload> uploads) {
    return heldBy(publisher, uploads).values().stream()
        .map(said -> new Claim(publisher, said.row(), said.at()));
  }

  private static Map<String, Said> heldBy(Publisher publisher, List<Upload> uploads) {
    Map<String, Said> held = new LinkedHashMap<>();
    for (var upload : inOrder(publisher, uploads)) {
      held = after(upload, held);
    }
    return held;
  }

  private static List<Upload> inOrder(Publisher publisher, List<Upload> uploads) {
    return uploads.stream()
        .filter(upload -> upload.publisher.equals(publisher))
        .sorted(comparingLong(upload -> upload.receipt))
        .toList();
  }

  private static Map<String, Said> after(Upload upload, Map<String, Said> held) {
    var next = new LinkedHashMap<>(held);
    if (upload.kind == UploadKind.SNAPSHOT && !upload.deletionsWithheld) {
      next.values().removeIf(said -> isReplacedBy(upload, said.row()));
    }
    var rows = new LinkedHashMap<String, Upload.Row>();
    upload.rows.forEach(row -> rows.putIfAbsent(row.localId(), row));
    rows.forEach((id, row) -> next.put(id, new Said(row, upload.receivedAt)));
    next.values().removeIf(said -> said.row().name() == null);
    return next;
  }

  private static boolean isReplacedBy(Upload snapshot, Upload.Row row) {
    return !snapshot.quarantined.contains(row.localId())
        && (snapshot.scopes.isEmpty() || snapshot.scopes.contains(row.scope()));
  }
}
