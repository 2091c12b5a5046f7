package se.samla.notification.subscribing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.samla.notification.problems.InvalidRequestException;
import se.samla.notification.subscribing.Wish.Edit;
import se.samla.notification.subscribing.Wish.NewSubscription;
import tools.jackson.databind.JsonNode;

/** For subscribers: what they want to hear, and where. Somebody else's ids do not exist. */
@RestController
@RequestMapping("/v1/subscriptions")
class SubscriptionController {
  private final Subscribing subscribing;
  private final Subscriptions subscriptions;

  SubscriptionController(Subscribing subscribing, Subscriptions subscriptions) {
    this.subscribing = subscribing;
    this.subscriptions = subscriptions;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<SubscriptionBody> subscribe(
      Subscriber subscriber, @RequestBody NewSubscription wish) {
    var made = subscribing.subscribe(subscriber, wish);
    return ResponseEntity.created(URI.create("/v1/subscriptions/" + made.id())).body(made);
  }

  @GetMapping
  Page list(Subscriber subscriber, @ParameterObject Paging paging) {
    return Page.of(subscriptions.list(subscriber, paging), paging.size());
  }

  @GetMapping("/{id}")
  SubscriptionBody get(Subscriber subscriber, @PathVariable UUID id) {
    return subscriptions.get(subscriber, id);
  }

  @PatchMapping("/{id}")
  SubscriptionBody edit(Subscriber subscriber, @PathVariable UUID id, @RequestBody Edit edit) {
    return subscriptions.edit(subscriber, id, edit);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Subscriber subscriber, @PathVariable UUID id) {
    subscriptions.delete(subscriber, id);
  }

  @PostMapping("/{id}/resume")
  SubscriptionBody resume(
      Subscriber subscriber,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Resume resume) {
    return subscriptions.resume(subscriber, id, resume != null && resume.leavesOutWhatWasMissed());
  }

  @PostMapping("/{id}/retry")
  SubscriptionBody retryNow(Subscriber subscriber, @PathVariable UUID id) {
    return subscriptions.retryNow(subscriber, id);
  }

  @PostMapping("/{id}/replay")
  SubscriptionBody replay(
      Subscriber subscriber, @PathVariable UUID id, @RequestBody Replay replay) {
    return subscriptions.replay(subscriber, id, replay.checkedAfter(), replay.since());
  }

  @PostMapping("/{id}/secret-rotation")
  SubscriptionBody rotate(Subscriber subscriber, @PathVariable UUID id) {
    return subscriptions.rotate(subscriber, id);
  }

  /**
   * @param from {@code now} to leave out what was missed; else from the cursor
   */
  record Resume(@Nullable String from) {
    /** A word that is misspelt is refused, or what was missed would come after all. */
    boolean leavesOutWhatWasMissed() {
      if (from != null && !from.equals("now")) {
        throw new InvalidRequestException(
            "from: " + from + " (expected: now, or left out to go on from the cursor)");
      }
      return from != null;
    }
  }

  /** One of the two: {@code after: {dataset: cursor}}, or a time. */
  record Replay(@Nullable JsonNode after, @Nullable Instant since) {
    /** Null when it is from a time. */
    @Nullable JsonNode checkedAfter() {
      if (after == null || after.isNull()) {
        return null;
      }
      if (since != null) {
        throw new InvalidRequestException("replay: after and since (expected: one of the two)");
      }
      if (!after.isObject() || after.isEmpty()) {
        throw new InvalidRequestException("after: " + after + " (expected: {dataset: cursor})");
      }
      return after;
    }
  }

  @Schema(name = "SubscriptionList")
  record Page(List<SubscriptionBody> subscriptions, @Nullable String next) {
    static Page of(List<SubscriptionBody> found, int limit) {
      return new Page(found, found.size() < limit ? null : next(found.getLast(), limit));
    }

    private static String next(SubscriptionBody last, int limit) {
      var place = new Paging.Place(last.createdAt(), last.id().toString());
      return "/v1/subscriptions?limit=" + limit + "&cursor=" + place;
    }
  }
}
