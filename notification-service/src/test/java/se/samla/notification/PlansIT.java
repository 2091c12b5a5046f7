package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A push is many small statements: none of them is planned anew each time. */
class PlansIT extends RunningService {
  @Test
  void plansAStatementOnceForAllItsValues() {
    assertThat(jdbc.sql("SHOW plan_cache_mode").query(String.class).single())
        .isEqualTo("force_generic_plan");
  }
}
