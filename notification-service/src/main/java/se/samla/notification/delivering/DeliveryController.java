package se.samla.notification.delivering;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import se.samla.notification.delivering.Attempts.Query;
import se.samla.notification.delivering.DeadLetterRepository.DeadLetter;
import se.samla.notification.problems.InvalidRequestException;
import se.samla.notification.subscribing.Paging;
import se.samla.notification.subscribing.Subscriber;
import se.samla.notification.subscribing.Subscriptions;

/** For subscribers: what was sent to them, and what they answered. */
@RestController
@RequestMapping("/v1/subscriptions/{id}")
class DeliveryController {
  private final Subscriptions subscriptions;
  private final Attempts attempts;
  private final DeadLetterRepository deadLetters;
  private final TestEvents testEvents;

  DeliveryController(
      Subscriptions subscriptions,
      Attempts attempts,
      DeadLetterRepository deadLetters,
      TestEvents testEvents) {
    this.deadLetters = deadLetters;
    this.subscriptions = subscriptions;
    this.attempts = attempts;
    this.testEvents = testEvents;
  }

  /** Every attempt of the last 30 days, newest first. */
  @GetMapping("/deliveries")
  Page deliveries(
      Subscriber subscriber,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable Instant since,
      @RequestParam(required = false) @Nullable Instant until,
      @ParameterObject Paging paging) {
    subscriptions.recipient(subscriber, id);
    var query = new Query(checked(outcome), since, until, placeOf(paging), paging);
    return Page.of(id, attempts.of(id, query), query);
  }

  /** A word that is misspelt is refused, or it would look as if nothing had been sent. */
  private static @Nullable String checked(@Nullable String outcome) {
    if (outcome != null && !Outcome.WORDS.contains(outcome)) {
      throw new InvalidRequestException(
          "outcome: " + outcome + " (expected: one of " + Outcome.WORDS + ")");
    }
    return outcome;
  }

  private static @Nullable Long placeOf(Paging paging) {
    try {
      return paging.cursor() == null ? null : Long.valueOf(paging.cursor());
    } catch (NumberFormatException e) {
      throw new InvalidRequestException(
          "cursor: " + paging.cursor() + " (expected: one from a next link)");
    }
  }

  /** What was skipped because it was refused every time. */
  @GetMapping("/dead-letters")
  DeadLetters deadLetters(
      Subscriber subscriber, @PathVariable UUID id, @ParameterObject Paging paging) {
    subscriptions.recipient(subscriber, id);
    return DeadLetters.of(id, deadLetters.of(id, paging), paging.size());
  }

  /** Sends a signed test event at once, and answers with what became of it. */
  @PostMapping("/test")
  AttemptRecord test(Subscriber subscriber, @PathVariable UUID id) {
    return testEvents.send(subscriber.id(), subscriptions.recipient(subscriber, id));
  }

  record DeadLetters(List<DeadLetter> deadLetters, @Nullable String next) {
    static DeadLetters of(UUID id, List<DeadLetter> found, int limit) {
      return new DeadLetters(found, found.size() < limit ? null : next(id, found.getLast(), limit));
    }

    private static String next(UUID id, DeadLetter last, int limit) {
      var place = new Paging.Place(last.givenUpAt(), last.webhookId());
      return "/v1/subscriptions/" + id + "/dead-letters?limit=" + limit + "&cursor=" + place;
    }
  }

  @Schema(name = "DeliveryList")
  record Page(List<AttemptRecord> deliveries, @Nullable String next) {
    static Page of(UUID id, List<AttemptRecord> found, Query query) {
      return new Page(found, found.size() < query.paging().size() ? null : next(id, found, query));
    }

    private static String next(UUID id, List<AttemptRecord> found, Query query) {
      var page =
          UriComponentsBuilder.fromPath("/v1/subscriptions/{id}/deliveries")
              .queryParam("limit", query.paging().size())
              .queryParam("cursor", found.getLast().id())
              .queryParamIfPresent("outcome", Optional.ofNullable(query.outcome()))
              .queryParamIfPresent("since", Optional.ofNullable(query.since()))
              .queryParamIfPresent("until", Optional.ofNullable(query.until()));
      return page.encode().buildAndExpand(id).toUriString();
    }
  }
}
