package se.samla.notification.subscribing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samla.notification.feed.StreamName;
import se.samla.notification.problems.InvalidRequestException;

/** What can be heard of a dataset. */
enum Events {
  /** What changed in its records. */
  CHANGES,
  /** Who delivers, and who does not. */
  COVERAGE,
  /** What became of the subscriber's own uploads; for publishers. */
  UPLOADS,
  /** What becomes of the subscriber's own subscriptions, this one among them. */
  SUBSCRIPTIONS;

  /**
   * The kinds that are wished for; changes when nothing is said.
   *
   * @throws InvalidRequestException for a word that is none, and for uploads of nobody
   */
  static List<Events> checked(@Nullable Collection<String> words, Subscriber subscriber) {
    var wanted = new LinkedHashSet<Events>();
    (words == null ? List.of("changes") : words).forEach(word -> wanted.add(of(word)));
    if (wanted.isEmpty()) {
      throw new InvalidRequestException("events: [] (expected: at least one, or left out)");
    }
    if (wanted.contains(UPLOADS) && subscriber.publisher() == null) {
      throw new InvalidRequestException(
          "events: uploads (expected: changes, coverage or subscriptions; uploads are for"
              + " publishers)");
    }
    return List.copyOf(wanted);
  }

  static Events of(String word) {
    return Stream.of(values())
        .filter(event -> event.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "events: "
                        + word
                        + " (expected: changes, coverage, uploads or subscriptions)"));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stream in which they are numbered. */
  String stream(String dataset, Subscriber subscriber) {
    return switch (this) {
      case CHANGES -> dataset;
      case COVERAGE -> StreamName.coverage(dataset);
      case SUBSCRIPTIONS -> StreamName.subscriptions(subscriber.id());
      case UPLOADS -> StreamName.uploads(dataset, String.valueOf(subscriber.publisher()));
    };
  }
}
