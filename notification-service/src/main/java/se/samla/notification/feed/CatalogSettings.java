package se.samla.notification.feed;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import se.samla.schemas.changes.Cursor;

/**
 * @param url where this service reaches the catalog
 * @param publicUrl where subscribers reach it; stands in every event
 * @param pageSize how many changes are asked for at once
 * @param timeout of one request; shorter than a lease
 */
@ConfigurationProperties("samla.catalog")
public record CatalogSettings(URI url, URI publicUrl, int pageSize, Duration timeout) {

  /** The dataset's URL as subscribers know it. */
  public String dataset(String dataset) {
    return datasetAt(publicUrl, dataset);
  }

  /** Where a subscriber reads the same range from the feed. */
  public String feed(String dataset, Cursor after, Cursor until) {
    return dataset(dataset) + "/changes?after=" + after + "&until=" + until;
  }

  /** Where a subscriber reads everything that follows. */
  public String feed(String dataset, Cursor after) {
    return dataset(dataset) + "/changes?after=" + after;
  }

  /**
   * A page of changes; a cursor before all changes is left out, for it may be of no known epoch.
   */
  URI page(String dataset, Cursor after) {
    var place = after.changeSet() == 0 ? "" : "&after=" + after;
    return URI.create(datasetAt(url, dataset) + "/changes?limit=" + pageSize + place);
  }

  private static String datasetAt(URI base, String dataset) {
    return withoutSlash(base.toString())
        + "/v1/datasets/"
        + URLEncoder.encode(dataset, StandardCharsets.UTF_8);
  }

  private static String withoutSlash(String base) {
    return base.endsWith("/") ? withoutSlash(base.substring(0, base.length() - 1)) : base;
  }
}
