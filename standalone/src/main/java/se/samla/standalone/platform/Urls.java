package se.samla.standalone.platform;

import java.net.URI;

/** Where the services answer. */
public record Urls(URI ingest, URI catalog, URI notification) {
  /** Where those of a port plan do. */
  public static Urls of(PortPlan ports) {
    return new Urls(
        Service.INGEST.url(ports), Service.CATALOG.url(ports), Service.NOTIFICATION.url(ports));
  }

  @Override
  public String toString() {
    return "ingest=" + ingest + " catalog=" + catalog + " notification=" + notification;
  }
}
