package se.samla.ingest.publishers;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.datasets.MunicipalityCode;
import se.samla.schemas.datasets.OrganisationNumber;

/**
 * An organisation that publishes.
 *
 * @param municipalityCode null for organisations that are no municipality
 * @param datasets what it may publish
 * @param version grows with every change
 */
public record Publisher(
    OrganisationNumber organisationNumber,
    String name,
    @Nullable MunicipalityCode municipalityCode,
    Set<String> datasets,
    long version)
    implements Caller {

  public Publisher {
    datasets = Set.copyOf(datasets);
  }

  /** The same, which may publish nothing. */
  Publisher withoutGrants() {
    return new Publisher(organisationNumber, name, municipalityCode, Set.of(), version);
  }

  /** The organisation number as text. */
  public String id() {
    return organisationNumber.value();
  }

  public @Nullable String municipality() {
    return municipalityCode == null ? null : municipalityCode.value();
  }

  /**
   * @throws NotAllowedException when the publisher has no grant for the dataset
   */
  public void mustPublish(String dataset) {
    if (!datasets.contains(dataset)) {
      throw new NotAllowedException(
          "dataset: " + dataset + " (expected: one of " + datasets + ", granted to " + name + ")");
    }
  }

  @Override
  public boolean maySee(String publisher) {
    return id().equals(publisher);
  }

  @Override
  public String signature() {
    return id();
  }
}
