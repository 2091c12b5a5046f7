package se.samla.notification.feed;

import java.util.UUID;

/**
 * How the numbered streams are called: a dataset's changes as the dataset, {@code
 * coverage/<dataset>}, {@code uploads/<dataset>/<organisation number>}, and {@code
 * subscriptions/<subscriber>}.
 */
public final class StreamName {
  private static final String COVERAGE = "coverage/";
  private static final String UPLOADS = "uploads/";
  private static final String SUBSCRIPTIONS = "subscriptions/";

  private StreamName() {}

  /** Who delivers to a dataset, and who does not. */
  public static String coverage(String dataset) {
    return COVERAGE + dataset;
  }

  /** What became of a publisher's own uploads to a dataset. */
  public static String uploads(String dataset, String publisher) {
    return UPLOADS + dataset + "/" + publisher;
  }

  /** What became of a subscriber's own subscriptions. */
  public static String subscriptions(UUID subscriber) {
    return SUBSCRIPTIONS + subscriber;
  }

  public static boolean isSubscriptions(String stream) {
    return stream.startsWith(SUBSCRIPTIONS);
  }

  public static boolean isCoverage(String stream) {
    return stream.startsWith(COVERAGE);
  }

  public static boolean isUploads(String stream) {
    return stream.startsWith(UPLOADS);
  }

  /** Whether the catalog's changes API tells the same stream. */
  public static boolean isDataset(String stream) {
    return stream.indexOf('/') < 0;
  }

  /** The dataset a stream is about; of that about subscriptions, the subscriber. */
  public static String datasetOf(String stream) {
    return isDataset(stream) ? stream : stream.split("/", 3)[1];
  }
}
