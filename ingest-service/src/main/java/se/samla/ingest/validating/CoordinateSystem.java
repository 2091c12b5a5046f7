package se.samla.ingest.validating;

import java.util.Arrays;
import java.util.List;

/**
 * How coordinates of Swedish places are given. Parameters of the SWEREF 99 systems: Lantmäteriet,
 * EPSG:3006 to 3018; all on GRS 80, which at this scale is WGS 84.
 */
enum CoordinateSystem {
  WGS84("WGS 84"),
  WGS84_SWAPPED("WGS 84"),
  SWEREF99_TM("SWEREF 99 TM", 15, 0.9996, 500_000),
  SWEREF99_12_00("SWEREF 99 12 00", 12.0),
  SWEREF99_13_30("SWEREF 99 13 30", 13.5),
  SWEREF99_15_00("SWEREF 99 15 00", 15.0),
  SWEREF99_16_30("SWEREF 99 16 30", 16.5),
  SWEREF99_18_00("SWEREF 99 18 00", 18.0),
  SWEREF99_14_15("SWEREF 99 14 15", 14.25),
  SWEREF99_15_45("SWEREF 99 15 45", 15.75),
  SWEREF99_17_15("SWEREF 99 17 15", 17.25),
  SWEREF99_18_45("SWEREF 99 18 45", 18.75),
  SWEREF99_20_15("SWEREF 99 20 15", 20.25),
  SWEREF99_21_45("SWEREF 99 21 45", 21.75),
  SWEREF99_23_15("SWEREF 99 23 15", 23.25);

  static final List<CoordinateSystem> ZONES =
      Arrays.stream(values()).filter(s -> s.compareTo(SWEREF99_TM) > 0).toList();

  private final String title;
  private final String parameters;

  CoordinateSystem(String title) {
    this.title = title;
    this.parameters = "";
  }

  /** A local zone: around its own meridian, not scaled. */
  CoordinateSystem(String title, double meridian) {
    this(title, meridian, 1, 150_000);
  }

  CoordinateSystem(String title, double meridian, double scale, int falseEasting) {
    this.title = title;
    this.parameters =
        "+proj=tmerc +lat_0=0 +lon_0=%s +k=%s +x_0=%s +y_0=0 +ellps=GRS80 +units=m +no_defs"
            .formatted(meridian, scale, falseEasting);
  }

  String title() {
    return title;
  }

  /** What PROJ calls the system. */
  String parameters() {
    return parameters;
  }
}
