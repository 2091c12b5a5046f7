package se.samla.notification.delivering;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
   */
  void deliver(Claim claim, BooleanSupplier mayGoOn) {
    cutting.cut(claim).ifPresent(first -> deliver(claim, first, mayGoOn));
  }

  private void deliver(Claim claim, Parcel first, BooleanSupplier mayGoOn) {
    var secrets =
        claim.target().secrets().map(s -> vault.decrypt(claim.subscription(), s)).toList();
    var following = deliver(claim, first, secrets, mayGoOn);
    while (following.isPresent()) {
      var next = following.get();
      following = deliver(next.claim(), cutting.parcel(next), secrets, mayGoOn);
    }
  }

  /** What follows, if it was fixed. */
  private Optional<Following> deliver(
      Claim claim, Parcel parcel, List<SigningSecret> secrets, BooleanSupplier mayGoOn) {
    var reply = sending.send(letter(claim, parcel, secrets));
    var next = NextStep.after(claim, reply.outcome(), schedule);
    var following =
        next instanceof NextStep.Advance && mayGoOn.getAsBoolean()
            ? cutting.following(claim, parcel.batch())
            : Optional.<Following>empty();
    var settled =
        settlement.settle(new Attempt(claim, parcel, reply, next, following.orElse(null)));
    return settled == Settled.WENT_ON ? following : Optional.empty();
  }

  private static Letter letter(Claim claim, Parcel parcel, List<SigningSecret> secrets) {
    return new Letter(
        URI.create(claim.target().url()),
        parcel.batch().id(),
        parcel.body(),
        secrets,
        parcel.upload());
  }
}
