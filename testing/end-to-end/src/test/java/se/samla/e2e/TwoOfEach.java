package se.samla.e2e;

import se.samla.standalone.platform.Urls;

/** A platform with a second instance of each service, behind a load balancer for each. */
record TwoOfEach(Samla samla, Balancer ingest, Balancer catalog, Balancer notification)
    implements AutoCloseable {
  static TwoOfEach of(Samla first) {
    var urls = first.services().urls();
    var more = first.startMore();
    var ingest = Balancer.before(urls.ingest(), more.ingest());
    var catalog = Balancer.before(urls.catalog(), more.catalog());
    var notification = Balancer.before(urls.notification(), more.notification());
    var fronts = new Urls(ingest.url(), catalog.url(), notification.url());
    return new TwoOfEach(first.by(fronts), ingest, catalog, notification);
  }

  @Override
  public void close() {
    ingest.close();
    catalog.close();
    notification.close();
  }
}
