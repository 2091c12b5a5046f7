package se.samla.notification.subscribing;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samla.notification.addresses.EndpointGuard;
import se.samla.notification.problems.InvalidRequestException;
import se.samla.notification.signing.SecretVault;
import se.samla.notification.signing.SigningSecret;
import se.samla.notification.subscribing.Wish.NewSubscription;

/** Makes a subscription: its row, its cursors and its secret, pending until its URL answers. */
@Component
class Subscribing {
  private final SubscriptionRepository rows;
  private final Places places;
  private final EndpointGuard guard;
  private final SecretVault vault;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Subscribing(
      SubscriptionRepository rows,
      Places places,
      EndpointGuard guard,
      SecretVault vault,
      Clock clock) {
    this.rows = rows;
    this.places = places;
    this.guard = guard;
    this.vault = vault;
    this.clock = clock;
  }

  @Transactional
  public SubscriptionBody subscribe(Subscriber subscriber, NewSubscription wish) {
    var subscription = checked(wish, subscriber);
    var secret = secret(wish.signature());
    rows.insert(subscription, subscriber.id(), vault.encrypt(subscription.id(), secret));
    begin(subscription, subscriber, wish);
    places.open(subscription.id());
    return SubscriptionBody.of(subscription, places.of(subscription.id()), secret.shown());
  }

  private void begin(Subscription made, Subscriber subscriber, NewSubscription wish) {
    var streams = streams(made, subscriber).toList();
    StartingPoint.check(wish.from(), streams);
    streams.forEach(s -> places.begin(made.id(), s, StartingPoint.of(wish.from(), s)));
    places.announce(made.id());
  }

  private static Stream<String> streams(Subscription made, Subscriber subscriber) {
    return made.datasets().stream()
        .flatMap(dataset -> made.events().stream().map(event -> event.stream(dataset, subscriber)))
        .distinct();
  }

  private Subscription checked(NewSubscription wish, Subscriber subscriber) {
    return new Subscription(
        UUID.randomUUID(),
        guard.vet(Wish.checkedUrl(wish.url())).url(),
        wish.checkedDatasets(places.datasets()),
        Events.checked(wish.events(), subscriber),
        FilterBody.checked(wish.filter()),
        Wish.checkedPayload(wish.payload()),
        Wish.checkedOnPoison(wish.onPoison()),
        SubscriptionStatus.PENDING,
        null,
        null,
        clock.instant());
  }

  private SigningSecret secret(@Nullable String kind) {
    try {
      return SigningSecret.create(kind, random);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(String.valueOf(e.getMessage()));
    }
  }
}
