package se.samla.catalog.work;

import org.springframework.stereotype.Component;

/** The places where work waits. */
@Component
public class Signals {
  private final Signal uploadReady = new Signal();
  private final Signal eventAdded = new Signal();
  private final Signal changesCommitted = new Signal();

  Signals() {}

  /** An upload is in the work queue. */
  public Signal uploadReady() {
    return uploadReady;
  }

  /** An event is in the outbox. */
  public Signal eventAdded() {
    return eventAdded;
  }

  /** A change set is to be relayed. */
  public Signal changesCommitted() {
    return changesCommitted;
  }
}
