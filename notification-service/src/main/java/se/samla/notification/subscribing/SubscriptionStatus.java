package se.samla.notification.subscribing;

import java.util.Locale;

/**
 * The life of a subscription: {@code pending → active ⇄ disabled}, and {@code gone} when its
 * receiver said so.
 */
enum SubscriptionStatus {
  /** The URL has not answered the signed proof event yet. */
  PENDING,
  ACTIVE,
  /** Deliveries failed to the last retry; the cursor is kept. */
  DISABLED,
  /** The receiver answered 410. */
  GONE;

  static SubscriptionStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param proven whether the URL has proven that it wants our events
   * @throws RefusedTransitionException unless disabled
   */
  SubscriptionStatus resumed(boolean proven) {
    var wanted = proven ? ACTIVE : PENDING;
    if (this != DISABLED) {
      throw new RefusedTransitionException(this, wanted, "disabled");
    }
    return wanted;
  }

  /**
   * A new URL has to prove itself.
   *
   * @throws RefusedTransitionException when gone
   */
  SubscriptionStatus moved() {
    if (this == GONE) {
      throw new RefusedTransitionException(this, PENDING, "pending, active or disabled");
    }
    return PENDING;
  }
}
