package se.samla.ingest.issues;

import java.util.UUID;
import se.samla.ingest.publishers.Publisher;

/** Whose upload it is: issues are told to their publisher alone. */
public interface IssueOwners {
  /** Throws the problem that an unknown upload has when the publisher does not own this one. */
  void mustOwn(Publisher publisher, UUID upload);
}
