package se.samla.notification.delivering;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Work of many callers in one go, so that what costs a round trip and a commit is paid once by all
 * who wait at the time. One go after the other; nobody waits for more to come. When a go fails each
 * piece is tried alone, so that one cannot fail another.
 */
final class Together<T, R> {
  private static final int MOST = 256;

  private final Queue<Piece<T, R>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final Function<List<T>, List<R>> work;

  /**
   * @param work answers in the order it was asked in
   */
  Together(Function<List<T>, List<R>> work) {
    this.work = work;
  }

  R join(T task) {
    var piece = new Piece<T, R>(task, new CompletableFuture<>());
    waiting.add(piece);
    if (unfinished.getAndIncrement() == 0) {
      Thread.startVirtualThread(this::workOff);
    }
    return resultOf(piece);
  }

  /** How many wait for the next go. */
  int waiting() {
    return waiting.size();
  }

  /** Until nothing is left; who comes after that starts anew. */
  private void workOff() {
    var pieces = List.<Piece<T, R>>of();
    do {
      pieces = next();
      goWith(pieces);
    } while (unfinished.addAndGet(-pieces.size()) > 0);
  }

  private List<Piece<T, R>> next() {
    var pieces = new ArrayList<Piece<T, R>>();
    for (var next = waiting.poll();
        next != null;
        next = pieces.size() < MOST ? waiting.poll() : null) {
      pieces.add(next);
    }
    return pieces;
  }

  /** Whatever is thrown, an Error too: who waits must hear of it, and who comes must be served. */
  private void goWith(List<Piece<T, R>> pieces) {
    try {
      work(pieces);
    } catch (Throwable _) {
      pieces.forEach(this::alone);
    }
  }

  private void work(List<Piece<T, R>> pieces) {
    var results = work.apply(pieces.stream().map(Piece::task).toList());
    for (var i = 0; i < pieces.size(); i++) {
      pieces.get(i).result().complete(results.get(i));
    }
  }

  private void alone(Piece<T, R> piece) {
    try {
      work(List.of(piece));
    } catch (Throwable e) {
      piece.result().completeExceptionally(e);
    }
  }

  private static <R> R resultOf(Piece<?, R> piece) {
    try {
      return piece.result().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private record Piece<T, R>(T task, CompletableFuture<R> result) {}
}
