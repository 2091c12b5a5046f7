package se.samla.ingest.publishers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.ingest.paging.Paging;
import se.samla.schemas.datasets.MunicipalityCode;
import se.samla.schemas.datasets.OrganisationNumber;

/** Publishers, grants and keys in the database. */
@Repository
class Publishers {
  private static final String COLUMNS =
      """
      select p.*, array(select g.dataset from publisher_grant g where g.organisation_number = p.organisation_number) as datasets
      """;

  private static final String SELECT = COLUMNS + "from publisher p ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Publishers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Saves name, municipality and grants; the version is one higher than the last. */
  Publisher save(Publisher publisher) {
    jdbc.sql(
            """
            insert into publisher (organisation_number, name, municipality_code, version, registered_at)
            values (?, ?, ?, 1, ?)
            on conflict (organisation_number) do update
              set name = excluded.name, municipality_code = excluded.municipality_code, version = publisher.version + 1
            """)
        .param(publisher.id())
        .param(publisher.name())
        .param(publisher.municipality())
        .param(now())
        .update();
    grant(publisher);
    return find(publisher.id()).orElseThrow();
  }

  private void grant(Publisher publisher) {
    jdbc.sql("delete from publisher_grant where organisation_number = ?")
        .param(publisher.id())
        .update();
    jdbc.sql("insert into publisher_grant select ?, unnest(?::text[])")
        .params(publisher.id(), publisher.datasets().toArray(String[]::new))
        .update();
  }

  Optional<Publisher> find(String organisationNumber) {
    return jdbc.sql(SELECT + "where p.organisation_number = ?")
        .param(organisationNumber)
        .query(Publishers::map)
        .optional();
  }

  List<Publisher> after(Paging paging) {
    return jdbc.sql(
            SELECT
                + "where p.organisation_number > ? order by p.organisation_number offset ? limit ?")
        .params(paging.place(), paging.skipped(), paging.size())
        .query(Publishers::map)
        .list();
  }

  /** The publisher whose live key this is. */
  Optional<Publisher> byKey(String key) {
    return Keys.idOf(key)
        .flatMap(this::holder)
        .filter(holder -> Keys.matches(key, holder.hash()))
        .map(Holder::publisher);
  }

  private Optional<Holder> holder(String keyId) {
    return jdbc.sql(
            COLUMNS
                + """
                , k.hash from publisher_key k join publisher p using (organisation_number)
                where k.id = ? and k.revoked_at is null
                """)
        .param(keyId)
        .query((row, number) -> new Holder(row.getBytes("hash"), map(row, number)))
        .optional();
  }

  void addKey(String organisationNumber, Keys.NewKey key) {
    jdbc.sql(
            "insert into publisher_key (id, organisation_number, hash, created_at) values (?, ?, ?,"
                + " ?)")
        .params(key.id(), organisationNumber, Keys.hash(key.key()), now())
        .update();
  }

  boolean revokeKey(String organisationNumber, String id) {
    return jdbc.sql(
                "update publisher_key set revoked_at = coalesce(revoked_at, ?) where"
                    + " organisation_number = ? and id = ?")
            .params(now(), organisationNumber, id)
            .update()
        == 1;
  }

  void revokeKeys(String organisationNumber) {
    jdbc.sql(
            "update publisher_key set revoked_at = coalesce(revoked_at, ?) where"
                + " organisation_number = ?")
        .params(now(), organisationNumber)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Publisher map(ResultSet row, int number) throws SQLException {
    var municipality = row.getString("municipality_code");
    return new Publisher(
        new OrganisationNumber(row.getString("organisation_number")),
        row.getString("name"),
        municipality == null ? null : new MunicipalityCode(municipality),
        Set.of((String[]) row.getArray("datasets").getArray()),
        row.getLong("version"));
  }

  /** Who has a key, and what is kept of it. */
  private record Holder(byte[] hash, Publisher publisher) {}
}
