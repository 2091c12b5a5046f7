package se.samla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementLogTests {
  @Test
  void countsWhatEachServiceSaidSinceThenWithoutTheFramesOfTransactions(@TempDir Path directory)
      throws IOException {
    var file = directory.resolve("postgresql.log");
    Files.writeString(file, "ingest LOG:  execute <unnamed>: select before\n");
    var log = new StatementLog(file);
    var then = log.end();
    Files.writeString(
        file,
        """
        ingest LOG:  execute <unnamed>: BEGIN
        ingest LOG:  execute S_1: insert into upload
        \tvalues ($1)
        ingest DETAIL:  Parameters: $1 = 'x LOG:  statement: select'
        ingest LOG:  statement: COMMIT
        catalog LOG:  execute <unnamed>/C_2: commit_more
        catalog LOG:  statement: copy staging from stdin
        registry LOG:  statement: select 1
        """,
        StandardOpenOption.APPEND);
    assertThat(log.since(then))
        .containsEntry("ingest", 1)
        .containsEntry("catalog", 2)
        .containsEntry("notification", 0)
        .hasSize(3);
  }
}
