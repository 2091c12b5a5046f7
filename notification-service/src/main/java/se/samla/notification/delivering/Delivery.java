package se.samla.notification.delivering;

import java.net.URI;
import org.springframework.stereotype.Component;
import se.samla.notification.signing.SecretVault;

/** One claimed cursor on its way: cut the batch, send it, settle what came of it. */
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

  void deliver(Claim claim) {
    cutting.cut(claim).ifPresent(parcel -> deliver(claim, parcel));
  }

  private void deliver(Claim claim, Parcel parcel) {
    var reply = sending.send(letter(claim, parcel));
    settlement.settle(
        new Attempt(claim, parcel, reply, NextStep.after(claim, reply.outcome(), schedule)));
  }

  private Letter letter(Claim claim, Parcel parcel) {
    var secrets =
        claim.target().secrets().map(s -> vault.decrypt(claim.subscription(), s)).toList();
    return new Letter(
        URI.create(claim.target().url()), parcel.batch().id(), parcel.body(), secrets);
  }
}
