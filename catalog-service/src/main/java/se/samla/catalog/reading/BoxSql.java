package se.samla.catalog.reading;

/**
 * A page of the records in a box, as they are. The planner is not asked which way is shorter: of a
 * box it may know how many records it has, but not where in their order they are.
 */
final class BoxSql {
  /** So many records are walked through: about as long as a place takes for what they miss. */
  private static final String WALK = "2000 + 60 * :limit + 2 * :skipped";

  private BoxSql() {}

  /**
   * Walks the records in their order first, a stretch that the page bounds: of a box with many it
   * finds the page. Of one with few it does not, and then the few are found by their place: they
   * are asked for in its order, as {@link InOrder} leaves the planner no other index for that.
   *
   * @param from which records r are wanted at all, as conditions
   */
  static String page(String from) {
    return """
    WITH walked AS MATERIALIZED (
      SELECT * FROM record r WHERE %1$s ORDER BY r.record_id LIMIT %2$s),
    met AS MATERIALIZED (
      SELECT * FROM walked r WHERE true %3$s
      ORDER BY r.record_id OFFSET :skipped LIMIT :limit),
    enough AS MATERIALIZED (
      SELECT (SELECT count(*) FROM met) = :limit OR (SELECT count(*) FROM walked) < %2$s AS met),
    placed AS MATERIALIZED (
      SELECT * FROM record r WHERE %1$s %3$s ORDER BY r.latitude, r.longitude)
    SELECT * FROM met WHERE (SELECT met FROM enough)
    UNION ALL
    (SELECT * FROM placed WHERE NOT (SELECT met FROM enough)
     ORDER BY record_id OFFSET :skipped LIMIT :limit)
    """
        .formatted(from, WALK, inBox("r"));
  }

  /** The condition that a row of this name is in the box. */
  static String inBox(String row) {
    return " AND %1$s.latitude BETWEEN :south AND :north AND %1$s.longitude BETWEEN :west AND :east"
        .formatted(row);
  }
}
