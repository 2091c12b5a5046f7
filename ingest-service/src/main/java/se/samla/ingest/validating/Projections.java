package se.samla.ingest.validating;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

/** What two numbers can mean as a place in Sweden. Not for several threads at once. */
final class Projections {
  private static final double SOUTH = 6_100_000;
  private static final double NORTH = 7_700_000;
  private static final double TM_WEST = 250_000;
  private static final double TM_EAST = 950_000;
  private static final double ZONE_WEST = 50_000;
  private static final double DECIMALS = 1e7;

  private final Map<CoordinateSystem, CoordinateTransform> transforms =
      new EnumMap<>(CoordinateSystem.class);

  /**
   * The readings that lie in Sweden: as given, else flipped, else projected, in either order.
   *
   * @return more than one only for the local zones, of which the numbers do not tell which it is
   */
  List<Place> of(double latitude, double longitude) {
    if (SwedenCheck.contains(latitude, longitude)) {
      return List.of(new Place(latitude, longitude, CoordinateSystem.WGS84));
    }
    return SwedenCheck.contains(longitude, latitude)
        ? List.of(new Place(longitude, latitude, CoordinateSystem.WGS84_SWAPPED))
        : projected(Math.max(latitude, longitude), Math.min(latitude, longitude));
  }

  private List<Place> projected(double northing, double easting) {
    if (northing < SOUTH || northing > NORTH || easting < ZONE_WEST || easting > TM_EAST) {
      return List.of();
    }
    return easting < TM_WEST
        ? inSweden(CoordinateSystem.ZONES, northing, easting)
        : inSweden(List.of(CoordinateSystem.SWEREF99_TM), northing, easting);
  }

  private List<Place> inSweden(List<CoordinateSystem> tried, double northing, double easting) {
    var places = new ArrayList<Place>();
    for (var system : tried) {
      var place = convert(system, northing, easting);
      if (SwedenCheck.contains(place.latitude(), place.longitude())) {
        places.add(place);
      }
    }
    return places;
  }

  private Place convert(CoordinateSystem system, double northing, double easting) {
    var degrees = new ProjCoordinate();
    transforms
        .computeIfAbsent(system, Projections::transform)
        .transform(new ProjCoordinate(easting, northing), degrees);
    return new Place(rounded(degrees.y), rounded(degrees.x), system);
  }

  private static CoordinateTransform transform(CoordinateSystem system) {
    var systems = new CRSFactory();
    return new CoordinateTransformFactory()
        .createTransform(
            systems.createFromParameters(system.title(), system.parameters()),
            systems.createFromParameters("WGS 84", "+proj=longlat +ellps=GRS80 +no_defs"));
  }

  /** To a centimetre: what is finer is the computer's. */
  private static double rounded(double degrees) {
    return Math.round(degrees * DECIMALS) / DECIMALS;
  }
}
