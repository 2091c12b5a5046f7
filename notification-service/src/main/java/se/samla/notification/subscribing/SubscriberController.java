package se.samla.notification.subscribing;

import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.samla.notification.problems.InvalidRequestException;
import se.samla.schemas.datasets.OrganisationNumber;

/** For operators: who may subscribe. */
@RestController
class SubscriberController {
  private static final Logger log = LoggerFactory.getLogger(SubscriberController.class);

  private final Subscribers subscribers;
  private final SecureRandom random = new SecureRandom();

  SubscriberController(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  @PostMapping("/v1/subscribers")
  @ResponseStatus(HttpStatus.CREATED)
  Registered register(Operator operator, @RequestBody NewSubscriber request) {
    var subscriber =
        new Subscriber(UUID.randomUUID(), request.checkedName(), request.checkedPublisher());
    var key = ApiKey.create(random);
    subscribers.add(subscriber, key);
    log.info("operator {} registered subscriber {}", operator.name(), subscriber.id());
    return new Registered(subscriber.id(), key.text());
  }

  /** One more key, so that another can be revoked without anybody standing outside. */
  @PostMapping("/v1/subscribers/{id}/keys")
  @ResponseStatus(HttpStatus.CREATED)
  NewKey addKey(Operator operator, @PathVariable UUID id) {
    var key = ApiKey.create(random);
    checkFound(subscribers.addKey(id, key), "subscriber", id.toString());
    log.info("operator {} made key {} of subscriber {}", operator.name(), key.id(), id);
    return new NewKey(key.id(), key.text());
  }

  @DeleteMapping("/v1/subscribers/{id}/keys/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revokeKey(Operator operator, @PathVariable UUID id, @PathVariable String key) {
    checkFound(subscribers.revokeKey(id, key), "key", key);
    log.info("operator {} revoked key {} of subscriber {}", operator.name(), key, id);
  }

  private static void checkFound(boolean found, String what, String value) {
    if (!found) {
      throw new UnknownSubscriberException(what, value);
    }
  }

  record NewSubscriber(@Nullable String name, @Nullable String publisher) {
    String checkedName() {
      if (name == null || name.isBlank()) {
        throw new InvalidRequestException("name: nothing (expected: the subscriber's name)");
      }
      return name;
    }

    @Nullable String checkedPublisher() {
      try {
        return publisher == null ? null : new OrganisationNumber(publisher).value();
      } catch (IllegalArgumentException e) {
        throw new InvalidRequestException("publisher, " + e.getMessage());
      }
    }
  }

  /**
   * @param key shown this once
   */
  record Registered(UUID id, String key) {}

  /**
   * @param id with which it can be revoked
   * @param key shown this once
   */
  record NewKey(String id, String key) {}
}
