package se.samla.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A push is many small statements: none of them is planned anew each time. */
class PlansIT extends IngestFixture {
  @Autowired private JdbcClient jdbc;

  @Test
  void plansAStatementOnceForAllItsValues() {
    assertThat(jdbc.sql("SHOW plan_cache_mode").query(String.class).single())
        .isEqualTo("force_generic_plan");
  }
}
