package se.samla.ingest.issues;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many issues of each code an upload has, listed or not. */
@Repository
class IssueCounts {
  private final JdbcClient jdbc;

  IssueCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Counted(String code, long count) {}

  /** All of an upload, by the codes' words. */
  Map<String, Long> of(UUID upload) {
    return jdbc
        .sql(
            "select code, sum(count)::bigint as count from issue_count where upload = ? group by 1")
        .param(upload)
        .query(Counted.class)
        .list() // a stream would keep its connection
        .stream()
        .collect(
            Collectors.toMap(Counted::code, Counted::count, (first, _) -> first, TreeMap::new));
  }

  /** What the batches before this one have; a batch that comes again does not count itself. */
  Map<IssueCode, Long> before(FoundIssues found) {
    var counts = new EnumMap<IssueCode, Long>(IssueCode.class);
    jdbc.sql(
            """
            select code, sum(count)::bigint as count from issue_count where upload = ? and sequence < ? group by 1
            """)
        .params(found.upload(), found.sequence())
        .query(Counted.class)
        .list()
        .forEach(counted -> counts.put(IssueCode.ofWord(counted.code()), counted.count()));
    return counts;
  }

  void add(FoundIssues found) {
    var counts =
        found.issues().stream()
            .collect(Collectors.groupingBy(i -> i.code().word(), Collectors.counting()));
    jdbc.sql(
            """
            insert into issue_count select ?, ?, * from unnest(?::text[], ?::bigint[]) on conflict do nothing
            """)
        .params(
            found.upload(),
            found.sequence(),
            counts.keySet().toArray(String[]::new),
            counts.values().toArray(Long[]::new))
        .update();
  }
}
