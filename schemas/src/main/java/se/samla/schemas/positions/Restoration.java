package se.samla.schemas.positions;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * That the database is one of before. Whoever puts a backup back says when; each service does once
 * what follows from it.
 *
 * @param at when the backup was put back, while no service was running
 */
public record Restoration(Instant at) {

  /**
   * What an operator said; blank for nothing.
   *
   * @throws IllegalArgumentException when it is no time
   */
  public static Optional<Restoration> of(String said) {
    try {
      return said.isBlank()
          ? Optional.empty()
          : Optional.of(new Restoration(Instant.parse(said.strip())));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "samla.restored: " + said + " (expected: when, such as 2026-11-26T08:00:00Z)", e);
    }
  }

  /**
   * Takes it upon the caller's transaction to do what follows; others wait until that has ended.
   *
   * @return false when it was done before
   */
  public boolean begin(Connection transaction) throws SQLException {
    try (var statement =
        transaction.prepareStatement(
            "INSERT INTO restoration (restored_at, id) VALUES (now(), ?) ON CONFLICT (id) DO"
                + " NOTHING")) {
      statement.setString(1, at.toString());
      return statement.executeUpdate() == 1;
    }
  }
}
