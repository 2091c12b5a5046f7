package se.samla.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sends to each route of a service what its document does not permit, one or two things at a time,
 * the rest being right.
 */
final class Fuzzing {
  private static final List<String> MEDIA_TYPES =
      List.of(
          "text/csv",
          "application/json",
          "text/plain",
          "application/xml",
          "x",
          "text/csv;charset=x",
          "multipart/form-data",
          "*/*",
          "application/json;q=a");
  private static final List<String> ENCODINGS =
      List.of("gzip", "br", "identity", "gzip, gzip", "x");

  private final URI service;
  private final Map<String, String> known;
  private final Map<String, String> keys;
  private final HostileValues hostile;

  /**
   * @param known from a parameter's name to a value that exists
   * @param keys from the kind of a key to one
   */
  Fuzzing(URI service, Map<String, String> known, Map<String, String> keys, HostileValues hostile) {
    this.service = service;
    this.known = known;
    this.keys = keys;
    this.hostile = hostile;
  }

  /** What was wrong with the answers, with the requests that they belong to. */
  List<String> complaints(List<Route> routes, int timesEach, Duration atMost) {
    var complaints = new ArrayList<String>();
    var end = System.nanoTime() + atMost.toNanos();
    for (var route : routes) {
      for (var i = 0; i < timesEach && System.nanoTime() < end; i++) {
        complaint(request(route)).forEach(complaints::add);
      }
    }
    return complaints;
  }

  private Stream<String> complaint(RawRequest request) {
    try {
      var answer = request.sendTo(service);
      return Complaint.about(answer).map(wrong -> wrong + "\n  " + told(request) + "\n  " + answer);
    } catch (IOException e) {
      return Stream.of("no answer: " + e + "\n  " + told(request));
    }
  }

  private static String told(RawRequest request) {
    var body = new String(request.body(), StandardCharsets.UTF_8);
    return "%s %.600s %.600s %.600s"
        .formatted(request.method(), request.target(), request.headers(), body)
        .replaceAll("\\p{Cntrl}", ".");
  }

  private RawRequest request(Route route) {
    var target = route.path();
    var query = new ArrayList<String>();
    var headers = new ArrayList<>(List.of(authorization(route), "Accept: " + accept(route)));
    for (var parameter : route.parameters()) {
      var value = value(parameter);
      switch (parameter.place()) {
        case "path" ->
            target = target.replace("{" + parameter.name() + "}", hostile.encoded(value));
        case "query" -> add(query, parameter, value);
        default -> add(headers, parameter, value);
      }
    }
    return new RawRequest(route.method(), target + joined(query), headers, body(route, headers));
  }

  private String value(Route.Parameter parameter) {
    var right = known.getOrDefault(parameter.name(), parameter.example());
    return hostile.once(3) ? hostile.insteadOf(right) : right;
  }

  private void add(List<String> query, Route.Parameter parameter, String value) {
    switch (parameter.place()) {
      case "query" -> {
        if (hostile.once(2)) {
          query.add(parameter.name() + "=" + hostile.encoded(value));
        }
      }
      default -> {
        if (hostile.once(2) && !isOfTheBody(parameter) && !value.matches("(?s).*wait=\\d.*")) {
          query.add(parameter.name() + ": " + value.replaceAll("[\r\n]", " "));
        }
      }
    }
  }

  private static boolean isOfTheBody(Route.Parameter header) {
    return header.name().equals("Content-Type") || header.name().equals("Content-Encoding");
  }

  private String joined(List<String> query) {
    if (hostile.once(10)) {
      query.add(hostile.encoded(hostile.text()) + "=" + hostile.encoded(hostile.text()));
    }
    return query.isEmpty() ? "" : "?" + String.join("&", query);
  }

  private String authorization(Route route) {
    if (hostile.once(12)) {
      return "Authorization: " + hostile.text().replaceAll("[\r\n]", " ");
    }
    var kinds =
        route.keys().isEmpty() || hostile.once(8)
            ? keys.keySet().stream().sorted().toList()
            : route.keys();
    return "Authorization: Bearer " + keys.get(hostile.oneOf(kinds));
  }

  private String accept(Route route) {
    return route.answers().isEmpty() || hostile.once(8)
        ? hostile.oneOf(MEDIA_TYPES)
        : hostile.oneOf(route.answers());
  }

  private byte[] body(Route route, List<String> headers) {
    if (route.bodies().isEmpty()) {
      return hostile.once(8) ? hostile.bytes(50) : new byte[0];
    }
    var type = hostile.oneOf(List.copyOf(route.bodies().keySet()));
    headers.add("Content-Type: " + (hostile.once(6) ? hostile.oneOf(MEDIA_TYPES) : type));
    if (hostile.once(8)) {
      headers.add("Content-Encoding: " + hostile.oneOf(ENCODINGS));
    }
    var right = route.bodies().getOrDefault(type, "");
    return hostile.once(5) ? right.getBytes(StandardCharsets.UTF_8) : hostile.bodyInsteadOf(right);
  }
}
