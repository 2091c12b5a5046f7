package se.samla.e2e;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fault and what it hits: a part by its name, or a link such as {@code ingest → kafka}. */
record Strike(Kind kind, String target) {
  /** What can go wrong. */
  enum Kind {
    KILL("kill -9"),
    STOP("stop"),
    SLOW("delay"),
    CUT("drop"),
    SILENT("half-open");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean isOfParts() {
      return this == KILL || this == STOP;
    }

    /** How a link that it hits becomes. */
    Link.State state() {
      return switch (this) {
        case SLOW -> Link.State.SLOW;
        case CUT -> Link.State.CUT;
        case SILENT -> Link.State.SILENT;
        case KILL, STOP -> throw new IllegalStateException(this + " (expected: a link's fault)");
      };
    }
  }

  /** Each fault of each of these once. */
  static List<Strike> all(List<String> parts, List<String> links) {
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                (kind.isOfParts() ? parts : links).stream().map(target -> new Strike(kind, target)))
        .toList();
  }

  /** A line for each target, a column for each fault. */
  static void print(List<Strike> done) {
    var table = new TreeMap<String, Map<Kind, Long>>();
    done.forEach(
        strike ->
            table
                .computeIfAbsent(strike.target(), _ -> new TreeMap<>())
                .merge(strike.kind(), 1L, Long::sum));
    System.out.println(row("", Stream.of(Kind.values()).map(kind -> kind.words)));
    table.forEach(
        (target, counts) ->
            System.out.println(
                row(
                    target,
                    Stream.of(Kind.values())
                        .map(kind -> counts.containsKey(kind) ? "" + counts.get(kind) : "–"))));
  }

  private static String row(String first, Stream<String> cells) {
    return String.format("  %-28s", first)
        + cells.map(cell -> String.format("%10s", cell)).collect(Collectors.joining());
  }
}
