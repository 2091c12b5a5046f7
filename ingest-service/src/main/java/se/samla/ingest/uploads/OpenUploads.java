package se.samla.ingest.uploads;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many uploads are on their way or held, and how old the oldest of each is: {@code
 * samla.uploads.open} and {@code samla.uploads.oldest.seconds}, by status. Every instance says the
 * same of the whole database.
 */
@Component
class OpenUploads {
  private final JdbcClient jdbc;
  private final Clock clock;
  private final MultiGauge open;
  private final MultiGauge oldest;

  /** A state that an upload leaves again; none of them is 0 uploads, 0 seconds. */
  private record Standing(String status, long count, double oldestSeconds) {}

  OpenUploads(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.clock = clock;
    open =
        MultiGauge.builder("samla.uploads.open")
            .description("Uploads on their way or held")
            .register(meters);
    oldest =
        MultiGauge.builder("samla.uploads.oldest")
            .description("Age of the oldest upload on its way or held")
            .baseUnit("seconds")
            .register(meters);
  }

  @Scheduled(fixedDelayString = "PT10S")
  void look() {
    var standings = standings();
    open.register(rows(standings, Standing::count), true);
    oldest.register(rows(standings, Standing::oldestSeconds), true);
  }

  private List<Standing> standings() {
    return jdbc.sql(
            """
            select s.status, count(u.id) as count,
                   coalesce(extract(epoch from :now - min(u.started_at)), 0) as oldest_seconds
            from unnest(array['receiving', 'validating', 'merging', 'held']) as s(status)
            left join upload u on u.status = s.status
                 and u.status in ('receiving', 'validating', 'merging', 'held')
            group by s.status
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Standing.class)
        .list();
  }

  private static List<Row<?>> rows(List<Standing> standings, ToDoubleFunction<Standing> of) {
    return standings.stream()
        .<Row<?>>map(s -> Row.of(Tags.of("status", s.status()), of.applyAsDouble(s)))
        .toList();
  }
}
