package se.samla.benchmarks;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.samla.standalone.platform.Platform;

/** Municipalities that publish bathing places, and whoever subscribes to them, over HTTP. */
final class Community implements AutoCloseable {
  static final int TOWNS = 20;

  private final Http http = new Http();
  private final Platform platform;
  private final List<Town> towns;

  Community(Platform platform) {
    this.platform = platform;
    this.towns =
        IntStream.range(0, TOWNS).mapToObj(n -> Town.registered(http, platform, n)).toList();
  }

  /** The organisation numbers of its towns. */
  static List<String> publishers() {
    return IntStream.range(0, TOWNS).mapToObj(Town::organisation).toList();
  }

  /** The key of a new subscriber. */
  String subscriber() {
    var body = Map.of("name", "A reader");
    return http.json("POST", notification("/v1/subscribers"), platform.operatorKey(), body)
        .get("key")
        .asString();
  }

  /** Subscribes; the URL is still to prove that it wants it. Returns the subscription's id. */
  String subscribe(String subscriber, URI url, Map<String, ?> filter) {
    var wish = Map.of("url", url.toString(), "datasets", List.of(Town.DATASET), "filter", filter);
    return http.json("POST", notification("/v1/subscriptions"), subscriber, wish)
        .get("id")
        .asString();
  }

  /** Pushes one record of one of the towns and returns when it is accepted. */
  void push(String localId) {
    towns.get(Math.floorMod(localId.hashCode(), TOWNS)).push(localId);
  }

  /** Uploads a file of so many new records of one town, and returns when it is accepted. */
  void upload(String prefix, int rows) {
    var file = new StringBuilder("place_id,name,latitude,longitude\n");
    for (var row = 0; row < rows; row++) {
      file.append("%s%d,Plats %s%d,55.6,13.0%n".formatted(prefix, row, prefix, row));
    }
    towns.getFirst().upload("delta", file.toString());
  }

  /** How often the platform asked to come again. */
  int refusals() {
    return http.refusals();
  }

  private URI notification(String path) {
    return platform.urls().notification().resolve(path);
  }

  @Override
  public void close() {
    http.close();
  }
}
