package se.samla.catalog.work;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says that there may be work. Raising is cheap, and never lost between a look and a wait; any
 * number of threads may do it at once.
 */
public final class Signal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition raised = lock.newCondition();
  private int times;

  /** To be called after the commit that made the work visible. Wakes all who wait. */
  public void raise() {
    raise(raised::signalAll);
  }

  /** The same where all who wait do the same work: one is enough. */
  public void raiseForOne() {
    raise(raised::signal);
  }

  private void raise(Runnable waking) {
    lock.lock();
    try {
      times++;
      waking.run();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Wakes one more, if it has not looked since the last raise: there was work for more than one.
   */
  public void pass() {
    lock.lock();
    try {
      raised.signal();
    } finally {
      lock.unlock();
    }
  }

  /** What to give to the next wait, read before one looks. */
  public int current() {
    lock.lock();
    try {
      return times;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until it is raised, at most this long; at once when it was since {@code seen}.
   *
   * @return what to give the next time
   */
  public int await(int seen, Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (var left = atMost.toNanos(); times == seen && left > 0; ) {
        left = raised.awaitNanos(left);
      }
      return times;
    } finally {
      lock.unlock();
    }
  }
}
