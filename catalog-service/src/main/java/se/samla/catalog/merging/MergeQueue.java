package se.samla.catalog.merging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The staged uploads that wait to be merged. Locks last until the transaction ends, so a crash
 * leaves the work where it was.
 */
@Repository
class MergeQueue {
  /** Whoever shares a transaction waits for all of it. */
  private static final int OTHERS = 31;

  private final JdbcClient jdbc;
  private final ReadyUploadMapper mapper;
  private final Planning planning;

  MergeQueue(JdbcClient jdbc, ReadyUploadMapper mapper, Planning planning) {
    this.jdbc = jdbc;
    this.mapper = mapper;
    this.planning = planning;
  }

  /**
   * The next upload of a lane, with other small ones of its dataset if it is small; none when there
   * are none, or other workers were faster.
   */
  List<ReadyUpload> lockNext(Lane lane) {
    return lockSource(lane)
        .flatMap(source -> lockOldest(source, lane))
        .map(first -> first.isSmall() ? fitting(first, lockOthers(first, lane)) : List.of(first))
        .orElse(List.of());
  }

  /**
   * Locks the source with waiting uploads that was served longest ago, so that none starves; one
   * that is being merged is passed over. The lane stands in the statement itself: one without
   * parameters is planned once for a connection, and this is asked most of all.
   */
  private Optional<Source> lockSource(Lane lane) {
    return jdbc.sql(
            """
            SELECT s.id AS source, d.name AS dataset, s.publisher, s.snapshot_receipt
            FROM (SELECT DISTINCT source FROM upload
                  WHERE status = 'ready' AND valid_rows BETWEEN %d AND %d OFFSET 0) waiting
            JOIN source s ON s.id = waiting.source
            JOIN dataset d ON d.id = s.dataset
            ORDER BY s.served_at, s.id
            LIMIT 1
            FOR NO KEY UPDATE OF s SKIP LOCKED
            """
                .formatted(lane.fewest(), lane.most()))
        .query((row, _) -> mapper.source(row))
        .optional();
  }

  /** The source's oldest waiting upload; none when another worker was faster. */
  private Optional<ReadyUpload> lockOldest(Source source, Lane lane) {
    planning.once();
    return jdbc.sql(
            """
            SELECT number, id, kind, confirm = 'always' AS confirm_always, receipt, batches, valid_rows,
                   deletions_withheld, scopes, confirmed_hash, confirmed_deletions,
                   confirmed_by_operator, ready_at
            FROM upload
            WHERE source = :source AND status = 'ready' AND valid_rows BETWEEN :fewest AND :most
            ORDER BY receipt
            LIMIT 1
            FOR NO KEY UPDATE
            """)
        .param("source", source.id())
        .param("fewest", lane.fewest())
        .param("most", lane.most())
        .query((row, _) -> mapper.upload(row, source))
        .optional();
  }

  /** As many as fit: one that is too long for what is left keeps no shorter one out. */
  static List<ReadyUpload> fitting(ReadyUpload first, List<ReadyUpload> others) {
    var together = new ArrayList<>(List.of(first));
    var rows = first.rows();
    for (var other : others) {
      if (rows + other.rows() <= ReadyUpload.FEW) {
        rows += other.rows();
        together.add(other);
      }
    }
    return together;
  }

  /**
   * The oldest waiting uploads of other sources of the dataset, where they are small and of this
   * lane. An upload that was merged since this statement began is looked at again, and is not
   * ready.
   */
  private List<ReadyUpload> lockOthers(ReadyUpload first, Lane lane) {
    return jdbc.sql(
            """
            SELECT s.id AS source, :name AS dataset, s.publisher, s.snapshot_receipt,
                   u.number, u.id, u.kind, false AS confirm_always, u.receipt, u.batches, u.valid_rows,
                   u.deletions_withheld, u.scopes, u.confirmed_hash, u.confirmed_deletions,
                   u.confirmed_by_operator, u.ready_at
            FROM (
              SELECT source, (SELECT number FROM upload
                              WHERE source = w.source AND status = 'ready'
                              ORDER BY receipt LIMIT 1) AS oldest
              FROM (SELECT DISTINCT source FROM upload
                    WHERE status = 'ready' AND source <> :first OFFSET 0) w
              OFFSET 0) waiting  -- source by source, not each with each of all that waits
            JOIN source s ON s.id = waiting.source
            JOIN upload u ON u.number = waiting.oldest
            WHERE CASE WHEN u.number = waiting.oldest  -- so that both are found by their keys first
              THEN s.dataset = :dataset AND u.status = 'ready' AND u.kind = 'delta' AND u.batches = 1
                   AND u.confirm <> 'always' AND u.valid_rows BETWEEN :fewest AND :most AND u.confirmed_hash IS NULL END
            ORDER BY s.served_at, s.id
            LIMIT :others
            FOR NO KEY UPDATE OF s, u SKIP LOCKED
            """)
        .param("name", first.source().dataset().name())
        .param("dataset", first.source().dataset().id())
        .param("first", first.source().id())
        .param("fewest", lane.fewest())
        .param("most", Math.min(lane.most(), ReadyUpload.FEW))
        .param("others", OTHERS)
        .query((row, _) -> mapper.upload(row, mapper.source(row)))
        .list();
  }
}
