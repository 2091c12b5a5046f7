package se.samla.infrastructure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What a service needs to reach its schema. */
public record DatabaseAccess(String url, String user, String password) {
  /** A new connection, for the caller to close. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Without the password, since this may end up in a log. */
  @Override
  public String toString() {
    return user + "@" + url;
  }
}
