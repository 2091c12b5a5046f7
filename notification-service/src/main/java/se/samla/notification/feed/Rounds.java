package se.samla.notification.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts in an order, as those that are stored together: not more than a statement should carry, of
 * each stream one epoch only, and nothing after an erasure, which blanks what was before it.
 */
final class Rounds {
  private static final long MOST_OCTETS = 1024 * 1024;

  private final List<List<ChangeSetPart>> rounds = new ArrayList<>();
  private List<ChangeSetPart> open = new ArrayList<>();
  private long octets;

  private Rounds() {}

  /**
   * @param parts those of a stream beside each other
   */
  static List<List<ChangeSetPart>> of(List<ChangeSetPart> parts) {
    var rounds = new Rounds();
    parts.forEach(rounds::add);
    rounds.end();
    return rounds.rounds;
  }

  private void add(ChangeSetPart part) {
    if (!open.isEmpty() && !goesWith(open.getLast(), part)) {
      end();
    }
    open.add(part);
    octets += part.octets();
  }

  private boolean goesWith(ChangeSetPart last, ChangeSetPart part) {
    var apart = last.erases() || last.epoch() != part.epoch();
    return octets + part.octets() <= MOST_OCTETS && !(apart && last.stream().equals(part.stream()));
  }

  private void end() {
    if (!open.isEmpty()) {
      rounds.add(open);
    }
    open = new ArrayList<>();
    octets = 0;
  }
}
