package se.samla.notification.delivering;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.notification.signing.SecretVault;
import se.samla.notification.signing.SigningSecret;

/** A claimed cursor on its way: cut the batch, send it, settle what came of it, go on. */
@Component
class Delivery {
  private final BatchCutting cutting;
  private final SecretVault vault;
  private final Sending sending;
  private final RetrySchedule schedule;
  private final Settlement settlement;

  Delivery(
      BatchCutting cutting,
      SecretVault vault,
      Sending sending,
      RetrySchedule schedule,
      Settlement settlement) {
    this.cutting = cutting;
    this.vault = vault;
    this.sending = sending;
    this.schedule = schedule;
    this.settlement = settlement;
  }

  /**
   * Delivers a batch, and those that follow it while the lease may be kept.
   *
   * @param mayGoOn whether there may be one more
   * @return whether something may be due at once when this is over
   */
  boolean deliver(Claim claim, BooleanSupplier mayGoOn) {
    return cutting.cut(claim).map(first -> deliver(claim, first, mayGoOn)).orElse(true);
  }

  private boolean deliver(Claim claim, Parcel first, BooleanSupplier mayGoOn) {
    var secrets =
        claim.target().secrets().map(s -> vault.decrypt(claim.subscription(), s)).toList();
    var sent = deliver(claim, first, secrets, mayGoOn);
    while (sent.goesOn()) {
      var next = Objects.requireNonNull(sent.following());
      sent = deliver(next.claim(), cutting.parcel(next), secrets, mayGoOn);
    }
    return sent.settled() != Settled.COUNTED;
  }

  private Sent deliver(
      Claim claim, Parcel parcel, List<SigningSecret> secrets, BooleanSupplier mayGoOn) {
    var reply = sending.send(letter(claim, parcel, secrets));
    var next = NextStep.after(claim, reply.outcome(), schedule);
    var following =
        next instanceof NextStep.Advance && mayGoOn.getAsBoolean()
            ? cutting.following(claim, parcel.batch()).orElse(null)
            : null;
    var settled = settlement.settle(new Attempt(claim, parcel, reply, next, following));
    return new Sent(settled, following);
  }

  private static Letter letter(Claim claim, Parcel parcel, List<SigningSecret> secrets) {
    return new Letter(
        URI.create(claim.target().url()),
        parcel.batch().id(),
        parcel.body(),
        secrets,
        parcel.upload());
  }

  /** What a batch came to, and what follows it if that was fixed. */
  private record Sent(Settled settled, @Nullable Following following) {
    boolean goesOn() {
      return settled == Settled.WENT_ON;
    }
  }
}
