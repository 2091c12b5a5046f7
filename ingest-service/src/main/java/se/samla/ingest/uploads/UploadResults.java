package se.samla.ingest.uploads;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.UploadMerged;

/** What validation and merge made of uploads: one statement for all that were told together. */
@Repository
public class UploadResults {
  private final JdbcClient jdbc;
  private final Clock clock;

  UploadResults(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What validation made of an upload.
   *
   * @param to merging or rejected
   */
  public record Validated(
      UUID id,
      UploadStatus to,
      long valid,
      long invalid,
      long warnings,
      boolean deletionsWithheld) {}

  /**
   * Moves on from validation, or from a failure to the merge that is to be tried again.
   *
   * @return those that were there still
   */
  public Set<UUID> validated(List<Validated> uploads) {
    return new HashSet<>(
        jdbc.sql(
                """
                update upload u set status = v.status, rows_valid = v.valid, rows_invalid = v.invalid, warnings = v.warnings,
                  deletions_withheld = v.withheld, ended_at = case when v.status = 'rejected' then :now::timestamptz end
                from unnest(:ids::uuid[], :to::text[], :valid::bigint[], :invalid::bigint[], :warnings::bigint[], :withheld::boolean[])
                  v (id, status, valid, invalid, warnings, withheld)
                where u.id = v.id and (u.status = 'validating' or u.status = 'failed' and v.status = 'merging')
                returning u.id
                """)
            .param("now", now())
            .param("ids", array(uploads, Validated::id, UUID[]::new))
            .param("to", array(uploads, upload -> upload.to().word(), String[]::new))
            .param("valid", array(uploads, Validated::valid, Long[]::new))
            .param("invalid", array(uploads, Validated::invalid, Long[]::new))
            .param("warnings", array(uploads, Validated::warnings, Long[]::new))
            .param("withheld", array(uploads, Validated::deletionsWithheld, Boolean[]::new))
            .query(UUID.class)
            .list());
  }

  /**
   * Writes into uploads what their merges did.
   *
   * @return those that were there still
   */
  public Set<UUID> merged(List<UploadMerged> events) {
    return new HashSet<>(
        jdbc.sql(
                """
                update upload u set status = 'merged', epoch = m.epoch, change_set = m.change_set, created = m.created, updated = m.updated,
                  deleted = m.deleted, unchanged = m.unchanged, deletions_withheld = m.withheld, ended_at = :now
                from unnest(:ids::uuid[], :epochs::int[], :sets::bigint[], :created::bigint[], :updated::bigint[], :deleted::bigint[],
                    :unchanged::bigint[], :withheld::boolean[]) m (id, epoch, change_set, created, updated, deleted, unchanged, withheld)
                where u.id = m.id and u.status = any(:from)
                returning u.id
                """)
            .param("now", now())
            .param(
                "from",
                array(
                    List.copyOf(UploadStatus.MERGED.previous()), UploadStatus::word, String[]::new))
            .param("ids", array(events, UploadMerged::getUpload, UUID[]::new))
            .param("epochs", array(events, UploadMerged::getEpoch, Integer[]::new))
            .param("sets", array(events, UploadMerged::getChangeSet, Long[]::new))
            .param("created", array(events, UploadMerged::getCreated, Long[]::new))
            .param("updated", array(events, UploadMerged::getUpdated, Long[]::new))
            .param("deleted", array(events, UploadMerged::getDeleted, Long[]::new))
            .param("unchanged", array(events, UploadMerged::getUnchanged, Long[]::new))
            .param("withheld", array(events, UploadMerged::getDeletionsWithheld, Boolean[]::new))
            .query(UUID.class)
            .list());
  }

  private static <E, V extends @Nullable Object> V[] array(
      List<E> of, Function<E, V> column, IntFunction<V[]> empty) {
    return of.stream().map(column).toArray(empty);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
