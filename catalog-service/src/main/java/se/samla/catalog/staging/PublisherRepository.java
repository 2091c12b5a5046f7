package se.samla.catalog.staging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samla.events.PublisherRegistered;
import se.samla.events.UploadValidated;

@Repository
class PublisherRepository {
  private final JdbcClient jdbc;

  PublisherRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A newer version replaces an older one, never the other way round. */
  void register(PublisherRegistered publisher) {
    jdbc.sql(
            """
            INSERT INTO publisher AS known
              (organisation_number, name, municipality_code, datasets, version, withdrawn)
            VALUES (:number, :name, :municipality, :datasets, :version, :withdrawn)
            ON CONFLICT (organisation_number) DO UPDATE
            SET name = excluded.name, municipality_code = excluded.municipality_code,
                datasets = excluded.datasets, version = excluded.version,
                withdrawn = excluded.withdrawn
            WHERE known.version < excluded.version
            """)
        .param("number", publisher.getOrganisationNumber())
        .param("name", publisher.getName())
        .param("municipality", publisher.getMunicipalityCode())
        .param("datasets", publisher.getDatasets().toArray(String[]::new))
        .param("version", publisher.getVersion())
        .param("withdrawn", publisher.getWithdrawn())
        .update();
  }

  /** What an upload says of its publisher counts until the registration comes. */
  void addMissing(UploadValidated upload) {
    jdbc.sql(
            """
            INSERT INTO publisher (organisation_number, name, municipality_code)
            VALUES (:number, :name, :municipality)
            ON CONFLICT DO NOTHING
            """)
        .param("number", upload.getPublisher())
        .param("name", upload.getPublisherName())
        .param("municipality", upload.getMunicipalityCode())
        .update();
  }

  /** The same of many, in one order; of one publisher's uploads the first counts. */
  void addMissing(List<UploadValidated> uploads) {
    jdbc.sql(
            """
            INSERT INTO publisher (organisation_number, name, municipality_code)
            SELECT number, name, municipality
            FROM unnest((SELECT :numbers::text[]), :names::text[], :municipalities::text[])
                 WITH ORDINALITY
                   said (number, name, municipality, place)
            ORDER BY number COLLATE "C", place
            ON CONFLICT DO NOTHING
            """)
        .param("numbers", each(uploads, UploadValidated::getPublisher))
        .param("names", each(uploads, UploadValidated::getPublisherName))
        .param("municipalities", each(uploads, UploadValidated::getMunicipalityCode))
        .update();
  }

  private static @Nullable String[] each(
      List<UploadValidated> uploads, Function<UploadValidated, @Nullable String> value) {
    return uploads.stream().map(value).toArray(String[]::new);
  }
}
