package se.samla.catalog.merging;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How PostgreSQL plans what a merge asks, until its transaction ends. The plan of a few rows is
 * always the same: each is found by an index. So it is made once for a connection and kept, for
 * making it takes longer than following it. What is many is planned each time, by its size.
 */
@Repository
class Planning {
  private static final String OTHER_WAYS =
      """
      SELECT count(set_config('enable_' || way, :value, true))
      FROM unnest(ARRAY['hashjoin', 'mergejoin', 'seqscan', 'material']) way
      """;

  private final JdbcClient jdbc;

  Planning(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** For the queue, and for uploads that are {@link ReadyUpload#isSmall small}. */
  void once() {
    set("force_generic_plan", "off");
  }

  /** For all others. Fresh rows are unknown to the planner's statistics. */
  void eachTime() {
    set("force_custom_plan", "on");
  }

  /** Meanwhile an index that finds one row is the only way. */
  <T> T byIndex(Supplier<T> work) {
    setOtherWays("off");
    var result = work.get();
    setOtherWays("on");
    return result;
  }

  private void setOtherWays(String onOrOff) {
    jdbc.sql(OTHER_WAYS).param("value", onOrOff).query(Long.class).single();
  }

  private void set(String mode, String otherWays) {
    jdbc.sql(
            """
            SELECT count(set_config(name, value, true))
            FROM (VALUES ('plan_cache_mode', :mode), ('jit', 'off'), ('work_mem', '64MB'),
                         ('enable_hashjoin', :ways), ('enable_mergejoin', :ways),
                         ('enable_seqscan', :ways), ('enable_material', :ways)) setting (name, value)
            """)
        .param("mode", mode)
        .param("ways", otherWays)
        .query(Long.class)
        .single();
  }
}
