package se.samla.notification.copying;

import jakarta.annotation.PostConstruct;
import org.springframework.stereotype.Component;
import se.samla.notification.feed.OwnCopy;
import se.samla.schemas.datasets.DatasetDefinitions;

/** Gives every dataset its feed before the first message and the first subscriber come. */
@Component
class Streams {
  private final OwnCopy copy;
  private final DatasetDefinitions datasets;

  Streams(OwnCopy copy, DatasetDefinitions datasets) {
    this.copy = copy;
    this.datasets = datasets;
  }

  @PostConstruct
  void ensure() {
    copy.ensure(datasets.names());
  }
}
