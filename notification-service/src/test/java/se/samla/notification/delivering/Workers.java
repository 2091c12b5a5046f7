package se.samla.notification.delivering;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import se.samla.notification.feed.Excerpt;
import se.samla.schemas.changes.Cursor;

/**
 * Those who deliver while the dispatcher rests: each takes a cursor and has its batch as any worker
 * has, and their answers are settled when the test wants it.
 */
public record Workers(Claims claims, BatchCutting cutting, Settlement settlement) {
  private static final int ALL = 100;

  public static Workers of(ApplicationContext context) {
    return new Workers(
        context.getBean(Claims.class),
        context.getBean(BatchCutting.class),
        context.getBean(Settlement.class));
  }

  /** A worker who has a batch to send, under a lease of its own. */
  public record Worker(Claim claim, Parcel parcel) {
    public String batch() {
      return parcel.batch().id();
    }

    /** Its batch has arrived, and it would go on with another one of its own. */
    private Attempt arrived() {
      var sent = parcel.batch();
      var behind = sent.to();
      var to = new Cursor(behind.epoch(), behind.changeSet() + 1, 1);
      var next = new Batch(MessageId.create(), to, sent.filter(), sent.payload(), false, sent.at());
      return arrived(new Following(claim.after(sent), next, Excerpt.nothing(to)));
    }

    private Attempt arrivedLast() {
      return arrived(null);
    }

    private Attempt arrived(@Nullable Following following) {
      return answered(new Outcome.Delivered(204), new NextStep.Advance(), following);
    }

    private Attempt answered(Outcome outcome, NextStep next, @Nullable Following following) {
      var reply = new Reply(outcome, null, Instant.EPOCH, Duration.ZERO);
      return new Attempt(claim, parcel, reply, next, following);
    }
  }

  /** Takes the due cursor of a subscription. */
  public Worker take(UUID subscription) {
    return cut(claim(subscription)).get();
  }

  /** Takes it, and has its batch when that is wanted. */
  public Supplier<Worker> taken(UUID subscription) {
    return cut(claim(subscription));
  }

  private Claim claim(UUID subscription) {
    return claims.take(ALL).stream()
        .filter(taken -> taken.subscription().equals(subscription))
        .findFirst()
        .orElseThrow();
  }

  private Supplier<Worker> cut(Claim claim) {
    return () -> new Worker(claim, cutting.cut(claim).orElseThrow());
  }

  /** What the arrival of a batch comes to when nothing is to follow it. */
  public String settleAlone(Worker worker) {
    return settlement.settle(worker.arrivedLast()).name();
  }

  /** What it comes to that its receiver wants no more. */
  public String settleGone(Worker worker) {
    var gone = worker.answered(new Outcome.Gone(), new NextStep.End(), null);
    return settlement.settle(gone).name();
  }

  /** What it comes to that its last attempt failed. */
  public String settleLastFailure(Worker worker) {
    var failed = new Outcome.Failed(Outcome.Failure.TIMEOUT);
    return settlement.settle(worker.answered(failed, new NextStep.Disable("test"), null)).name();
  }

  /** What the arrival of each one's batch comes to, when all of them are settled in one go. */
  public List<String> settleTogether(Worker... workers) {
    return settlement.settleAll(Stream.of(workers).map(Worker::arrived).toList()).stream()
        .map(Settled::name)
        .toList();
  }
}
