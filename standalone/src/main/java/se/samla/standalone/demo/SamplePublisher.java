package se.samla.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * An invented municipality with its file.
 *
 * @param dialect how its file is written, in words
 */
record SamplePublisher(
    String organisationNumber, String name, String municipalityCode, String file, String dialect) {
  static final List<SamplePublisher> ALL =
      List.of(
          new SamplePublisher(
              "2120009838",
              "Sjöberga kommun",
              "1499",
              "sjoberga.csv",
              "CSV with commas and a byte order mark"),
          new SamplePublisher(
              "2120009846",
              "Norrviks kommun",
              "2299",
              "norrvik.csv",
              "CSV with semicolons, decimal commas and older column names"),
          new SamplePublisher(
              "2120009853",
              "Klippstrands kommun",
              "1498",
              "klippstrand.geojson",
              "GeoJSON with the register's column names"));

  String mediaType() {
    return file.endsWith(".csv") ? "text/csv" : "application/geo+json";
  }

  byte[] content() {
    try (var in = SamplePublisher.class.getResourceAsStream("/demo/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
