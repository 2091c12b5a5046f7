package se.samla.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A service's schema as an earlier version of the service has left it, for tests of upgrades. What
 * that version had written stands in {@code /upgrade/V<n>.sql} of the service's test resources:
 * each file is run when the schema is at its version, and knows nothing of what came later.
 *
 * @param database a role whose schema has its name; everything in it is dropped
 * @param words what stands for <code>{{name}}</code> in the files
 */
public record EarlierSchema(DatabaseAccess database, Map<String, String> words) {
  /** How many versions there are. */
  public int newest() {
    return Arrays.stream(flyway(MigrationVersion.LATEST).info().all())
        .mapToInt(migration -> Integer.parseInt(migration.getVersion().getVersion()))
        .max()
        .orElseThrow();
  }

  /** Empty, then forward version by version to this one, and in each what was written then. */
  public void leaveAt(int version) {
    flyway(MigrationVersion.LATEST).clean();
    for (var v = 1; v <= version; v++) {
      flyway(MigrationVersion.fromVersion(Integer.toString(v))).migrate();
      write("/upgrade/V" + v + ".sql");
    }
  }

  /** As the service does when it starts. */
  public void upgrade() {
    flyway(MigrationVersion.LATEST).migrate();
  }

  /** From each table to the number of its rows. */
  public Map<String, Long> rows() {
    var rows = new TreeMap<String, Long>();
    try (var connection = database.connect();
        var tables = connection.createStatement();
        var table =
            tables.executeQuery(
                """
                SELECT table_name,
                  (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || table_name, false, true, '')))[1]::text::bigint
                FROM information_schema.tables
                WHERE table_schema = current_schema AND table_name <> 'flyway_schema_history'
                """)) {
      while (table.next()) {
        rows.put(table.getString(1), table.getLong(2));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Flyway flyway(MigrationVersion target) {
    return new FluentConfiguration()
        .dataSource(database.url(), database.user(), database.password())
        .defaultSchema(database.user())
        .createSchemas(false)
        .cleanDisabled(false)
        .target(target)
        .load();
  }

  private void write(String file) {
    try (var in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(file.substring(1))) {
      if (in != null) {
        write(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String file, String sql) {
    var said = sql;
    for (var word : words.entrySet()) {
      said = said.replace("{{" + word.getKey() + "}}", word.getValue());
    }
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(said);
    } catch (SQLException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
