package se.samla.catalog.reading;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import org.duckdb.DuckDBConnection;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;

/**
 * A dataset as Parquet, written by DuckDB in a directory of its own: the rows are on disk, not in
 * memory, until the file is whole (ADR 0008).
 */
@Component
class ParquetFiles {
  private final AllRecords records;

  ParquetFiles(AllRecords records) {
    this.records = records;
  }

  void write(Dataset dataset, long number, OutputStream out) throws IOException {
    var directory = Files.createTempDirectory("samla-parquet");
    try {
      Files.copy(make(dataset, number, directory), out);
    } catch (SQLException e) {
      throw new IOException("no Parquet of " + dataset.name(), e);
    } finally {
      remove(directory);
    }
  }

  private Path make(Dataset dataset, long number, Path directory) throws SQLException, IOException {
    var file = directory.resolve("dataset.parquet");
    var table = new ParquetTable(dataset);
    try (var connection =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("rows.duckdb"))
                .unwrap(DuckDBConnection.class);
        var statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '128MB'");
      statement.execute("SET threads = 1");
      statement.execute("SET temp_directory = '" + directory.resolve("spill") + "'");
      statement.execute(table.create());
      try (var rows = connection.createAppender(ParquetTable.NAME)) {
        records.forEach(dataset, number, record -> table.append(rows, record));
      }
      statement.execute(
          "COPY " + ParquetTable.NAME + " TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
    }
    return file;
  }

  private static void remove(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(ParquetFiles::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
