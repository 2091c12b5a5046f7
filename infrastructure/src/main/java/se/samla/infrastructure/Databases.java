package se.samla.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Creates what the services find in a PostgreSQL server: the database {@code samla} with a role and
 * a schema per service, each seeing its own only, and the registry's own database. Safe to repeat.
 */
public final class Databases {
  private static final Pattern NAME = Pattern.compile("[a-z]+");
  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{16,}");
  private static final String SHARED = "samla";

  private final DatabaseAccess superuser;

  /**
   * @param superuser of the server, connected to any of its databases
   */
  public Databases(DatabaseAccess superuser) {
    this.superuser = superuser;
  }

  /** The role and the schema of a service, in the database all services share. */
  public DatabaseAccess ofService(String service, String password) {
    createDatabase(SHARED);
    createRole(SHARED, service, password);
    execute(
        SHARED,
        """
        REVOKE ALL ON SCHEMA public FROM PUBLIC;
        CREATE SCHEMA IF NOT EXISTS %1$s AUTHORIZATION %1$s;
        ALTER ROLE %1$s IN DATABASE samla SET search_path = %1$s;
        """
            .formatted(service));
    return new DatabaseAccess(urlOf(SHARED), service, password);
  }

  /** A database and its owner, both of this name. */
  public DatabaseAccess ofOwner(String name, String password) {
    createDatabase(name);
    createRole(name, name, password);
    execute(name, "ALTER DATABASE %1$s OWNER TO %1$s".formatted(name));
    return new DatabaseAccess(urlOf(name), name, password);
  }

  private void createDatabase(String name) {
    if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", checked(name, NAME))) {
      execute("postgres", "CREATE DATABASE " + name);
      execute("postgres", "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
    }
  }

  private void createRole(String database, String role, String password) {
    if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", checked(role, NAME))) {
      execute(database, "CREATE ROLE %s LOGIN".formatted(role));
    }
    execute(
        database,
        """
        ALTER ROLE %1$s PASSWORD '%2$s';
        GRANT CONNECT, TEMPORARY ON DATABASE %3$s TO %1$s;
        """
            .formatted(role, checked(password, PASSWORD), database));
  }

  /** Names and passwords stand in the statement itself: DDL takes no parameters. */
  private static String checked(String word, Pattern form) {
    if (!form.matcher(word).matches()) {
      throw new IllegalArgumentException("a name or password is not of the form " + form);
    }
    return word;
  }

  private boolean exists(String query, String name) {
    try (var connection = connect("postgres");
        var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    } catch (SQLException e) {
      throw new IllegalStateException(query + " failed", e);
    }
  }

  private void execute(String database, String sql) {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("preparing database " + database + " failed", e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return new DatabaseAccess(urlOf(database), superuser.user(), superuser.password()).connect();
  }

  private String urlOf(String database) {
    return superuser.url().replaceFirst("/[^/]*$", "/" + database);
  }
}
