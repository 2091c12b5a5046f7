package se.samla.infrastructure;

import java.util.Map;

/** What the registry is told the same wherever it runs. */
final class RegistrySettings {
  private RegistrySettings() {}

  static Map<String, String> with(DatabaseAccess database) {
    return Map.ofEntries(
        Map.entry("APICURIO_STORAGE_KIND", "sql"),
        Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
        Map.entry("APICURIO_DATASOURCE_URL", database.url()),
        Map.entry("APICURIO_DATASOURCE_USERNAME", database.user()),
        Map.entry("APICURIO_DATASOURCE_PASSWORD", database.password()),
        Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "5"),
        Map.entry("APICURIO_RULES_GLOBAL_COMPATIBILITY", "FULL_TRANSITIVE"),
        Map.entry("APICURIO_RULES_GLOBAL_VALIDITY", "FULL"));
  }
}
