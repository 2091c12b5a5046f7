package se.samla.ingest.restoring;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.PublisherRegistered;

/** Publishers as they were told last. Their keys are in no event: those are made anew. */
@Repository
class RetakenPublishers {
  private final JdbcClient jdbc;
  private final Clock clock;

  RetakenPublishers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Nothing that is older than what is known. */
  void register(PublisherRegistered publisher) {
    if (save(publisher)) {
      grant(publisher);
      if (publisher.getWithdrawn()) {
        revokeKeys(publisher.getOrganisationNumber());
      }
    }
  }

  /** What an upload knows of its publisher, until more is known. */
  void addMissing(String organisationNumber, String name, @Nullable String municipality) {
    jdbc.sql(
            """
            insert into publisher (organisation_number, name, municipality_code, version, registered_at)
            values (?, ?, ?, 0, ?) on conflict do nothing
            """)
        .param(organisationNumber)
        .param(name)
        .param(municipality)
        .param(now())
        .update();
  }

  private boolean save(PublisherRegistered publisher) {
    return jdbc.sql(
                """
                insert into publisher (organisation_number, name, municipality_code, version, registered_at)
                values (?, ?, ?, ?, ?)
                on conflict (organisation_number) do update
                  set name = excluded.name, municipality_code = excluded.municipality_code, version = excluded.version
                  where publisher.version < excluded.version
                """)
            .param(publisher.getOrganisationNumber())
            .param(publisher.getName())
            .param(publisher.getMunicipalityCode())
            .param(publisher.getVersion())
            .param(now())
            .update()
        == 1;
  }

  private void grant(PublisherRegistered publisher) {
    jdbc.sql("delete from publisher_grant where organisation_number = ?")
        .param(publisher.getOrganisationNumber())
        .update();
    jdbc.sql("insert into publisher_grant select ?, unnest(?::text[])")
        .params(publisher.getOrganisationNumber(), publisher.getDatasets().toArray(String[]::new))
        .update();
  }

  private void revokeKeys(String organisationNumber) {
    jdbc.sql(
            "update publisher_key set revoked_at = coalesce(revoked_at, ?) where"
                + " organisation_number = ?")
        .params(now(), organisationNumber)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
