package se.samla.ingest.publishers;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samla.events.PublisherRegistered;
import se.samla.ingest.messaging.Outbox;
import se.samla.ingest.paging.Paging;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.topics.Topics;

/**
 * What operators decide about publishers; told to the other services by an event that commits with
 * it.
 */
@Service
public class Registration {
  private static final Logger log = LoggerFactory.getLogger(Registration.class);

  private final Publishers publishers;
  private final DatasetDefinitions datasets;
  private final Outbox outbox;

  Registration(Publishers publishers, DatasetDefinitions datasets, Outbox outbox) {
    this.publishers = publishers;
    this.datasets = datasets;
    this.outbox = outbox;
  }

  @Transactional
  Publisher register(Publisher publisher, Operator by) {
    publisher.datasets().forEach(this::mustExist);
    var saved = publishers.save(publisher);
    outbox.add(Topics.PUBLISHER_REGISTERED, saved.id(), eventOf(saved));
    log.info(
        "publisher {} ({}) registered for {} by operator {}",
        saved.id(),
        saved.name(),
        saved.datasets(),
        by.name());
    return saved;
  }

  @Transactional
  Keys.NewKey addKey(String organisationNumber, Operator by) {
    if (publishers.find(organisationNumber).isEmpty()) {
      throw new PublisherNotFoundException("publisher: " + organisationNumber);
    }
    var key = Keys.create();
    publishers.addKey(organisationNumber, key);
    log.info(
        "key {} of publisher {} created by operator {}", key.id(), organisationNumber, by.name());
    return key;
  }

  @Transactional
  void revokeKey(String organisationNumber, String id, Operator by) {
    if (!publishers.revokeKey(organisationNumber, id)) {
      throw new PublisherNotFoundException("key: " + id + " of " + organisationNumber);
    }
    log.info("key {} of publisher {} revoked by operator {}", id, organisationNumber, by.name());
  }

  /** Takes away all keys and grants; the event says so to the other services. */
  @Transactional
  public void withdraw(String organisationNumber, Operator by) {
    var publisher =
        publishers
            .find(organisationNumber)
            .orElseThrow(() -> new PublisherNotFoundException("publisher: " + organisationNumber));
    publishers.revokeKeys(organisationNumber);
    var saved = publishers.save(publisher.withoutGrants());
    var event = PublisherRegistered.newBuilder(eventOf(saved)).setWithdrawn(true).build();
    outbox.add(Topics.PUBLISHER_REGISTERED, saved.id(), event);
    log.info("publisher {} withdrawn by operator {}", saved.id(), by.name());
  }

  List<Publisher> list(Paging paging) {
    return publishers.after(paging);
  }

  private void mustExist(String dataset) {
    if (datasets.find(dataset).isEmpty()) {
      throw new InvalidPublisherException(
          "datasets: " + dataset + " (expected: some of " + datasets.names() + ")");
    }
  }

  private static PublisherRegistered eventOf(Publisher publisher) {
    return PublisherRegistered.newBuilder()
        .setOrganisationNumber(publisher.id())
        .setName(publisher.name())
        .setMunicipalityCode(publisher.municipality())
        .setDatasets(new ArrayList<>(publisher.datasets()))
        .setVersion(publisher.version())
        .build();
  }
}
