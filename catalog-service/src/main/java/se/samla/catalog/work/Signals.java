package se.samla.catalog.work;

import org.springframework.stereotype.Component;
import se.samla.catalog.CatalogSettings;

/** The places where work waits. */
@Component
public class Signals {
  private final Signal smallUploadReady = new Signal();
  private final Signal largeUploadReady = new Signal();
  private final Signal eventAdded = new Signal();
  private final Signal changesCommitted = new Signal();

  private final int smallRows;

  Signals(CatalogSettings settings) {
    smallRows = settings.merging().smallRows();
  }

  /** An upload that may be small is in the work queue. */
  public Signal smallUploadReady() {
    return smallUploadReady;
  }

  /** An upload that may be large is in the work queue. */
  public Signal largeUploadReady() {
    return largeUploadReady;
  }

  /**
   * Uploads are in the work queue: whoever merges such is woken, one of those who merge the same.
   *
   * @param rows as many as the largest has, at most
   */
  public void uploadReady(long rows) {
    smallUploadReady.raiseForOne();
    if (rows > smallRows) {
      largeUploadReady.raiseForOne();
    }
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
