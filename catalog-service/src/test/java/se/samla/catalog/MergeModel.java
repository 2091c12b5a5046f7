package se.samla.catalog;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.samla.events.UploadKind;

/**
 * What the catalog must hold, said as naively as can be: every publisher's uploads one after the
 * other in the order of their receipts, whatever the order in which they came.
 */
final class MergeModel {
  /** A national record. */
  record National(String publisher, String name) {}

  private MergeModel() {}

  static Map<String, National> of(List<Upload> uploads) {
    var records = new TreeMap<String, National>();
    uploads.stream()
        .map(upload -> upload.publisher)
        .distinct()
        .sorted(Comparator.comparingInt(publisher -> authorityOf(publisher, uploads)))
        .forEach(publisher -> claim(records, publisher, uploads));
    return records;
  }

  /** Who claims a keyed record and is not it, as {@code record publisher}. */
  static Set<String> losers(List<Upload> uploads) {
    var records = of(uploads);
    var losers = new TreeSet<String>();
    uploads.stream()
        .map(upload -> upload.publisher)
        .distinct()
        .forEach(
            publisher ->
                heldBy(publisher, uploads).values().stream()
                    .map(Upload.Row::key)
                    .filter(Objects::nonNull)
                    .filter(key -> !isOf(records.get(key), publisher))
                    .forEach(key -> losers.add(key + " " + publisher.number())));
    return losers;
  }

  private static boolean isOf(@Nullable National record, Publisher publisher) {
    return record != null && record.publisher().equals(publisher.number());
  }

  /** The strongest authority comes first and keeps what it claims. */
  private static void claim(
      Map<String, National> records, Publisher publisher, List<Upload> uploads) {
    heldBy(publisher, uploads)
        .forEach(
            (localId, row) ->
                records.putIfAbsent(
                    row.key() == null ? publisher.record(localId) : row.key(),
                    new National(publisher.number(), String.valueOf(row.name()))));
  }

  private static int authorityOf(Publisher publisher, List<Upload> uploads) {
    return uploads.stream()
        .filter(upload -> upload.publisher.equals(publisher))
        .flatMap(upload -> upload.rows.stream())
        .filter(row -> row.name() != null)
        .mapToInt(Upload.Row::authority)
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private static Map<String, Upload.Row> heldBy(Publisher publisher, List<Upload> uploads) {
    Map<String, Upload.Row> held = new LinkedHashMap<>();
    for (var upload : inOrder(publisher, uploads)) {
      held = after(upload, held);
    }
    return held;
  }

  private static List<Upload> inOrder(Publisher publisher, List<Upload> uploads) {
    return uploads.stream()
        .filter(upload -> upload.publisher.equals(publisher))
        .sorted(Comparator.comparingLong(upload -> upload.receipt))
        .toList();
  }

  private static Map<String, Upload.Row> after(Upload upload, Map<String, Upload.Row> held) {
    var said = new LinkedHashMap<String, Upload.Row>();
    upload.rows.forEach(row -> said.putIfAbsent(row.localId(), row));
    var next = new LinkedHashMap<>(held);
    if (upload.kind == UploadKind.SNAPSHOT && !upload.deletionsWithheld) {
      next.keySet().removeIf(id -> !upload.quarantined.contains(id));
    }
    next.putAll(said);
    next.values().removeIf(row -> row.name() == null);
    return next;
  }
}
