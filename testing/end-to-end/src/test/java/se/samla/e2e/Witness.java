package se.samla.e2e;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.Cursor;

/**
 * A subscriber of long days. Of each change it keeps where it stands and no more, and a delivery's
 * signature it checks as it comes: an hour of changes fits in a few megabytes.
 */
final class Witness implements Follower, AutoCloseable {
  private final Inbox inbox = Inbox.start(this::hear);
  private final List<Cursor> cursors = new ArrayList<>();
  private final List<String> forged = new ArrayList<>();
  private final List<Delivery> unchecked = new ArrayList<>();
  private @Nullable Webhook secret;
  private int deliveries;

  static Witness start() {
    return new Witness();
  }

  Inbox inbox() {
    return inbox;
  }

  URI url() {
    return inbox.url();
  }

  /** What came before is kept until it can be checked here. */
  synchronized void trust(String secretOfTheSubscription) {
    secret = new Webhook(secretOfTheSubscription);
    unchecked.forEach(this::check);
    unchecked.clear();
  }

  private synchronized void hear(Delivery delivery) {
    deliveries++;
    delivery.changes().stream()
        .map(change -> Cursor.parse(change.get("cursor").asString()))
        .forEach(cursors::add);
    check(delivery);
  }

  private void check(Delivery delivery) {
    if (secret == null) {
      unchecked.add(delivery);
    } else if (!delivery.isSignedBy(secret)) {
      forged.add(delivery.id());
    }
  }

  /** How many webhooks came, repeated ones dropped. */
  synchronized int deliveries() {
    return deliveries;
  }

  /** The ids of those that its secret has not signed. */
  synchronized List<String> forged() {
    return List.copyOf(forged);
  }

  @Override
  public synchronized int count() {
    return cursors.size();
  }

  @Override
  public synchronized List<Cursor> cursors() {
    return List.copyOf(cursors);
  }

  @Override
  public void close() {
    inbox.close();
  }
}
