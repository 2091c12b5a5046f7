package se.samla.ingest.issues;

import java.util.UUID;
import se.samla.ingest.publishers.Caller;

/** Whose upload it is: issues are told to their publisher alone. */
public interface IssueOwners {
  /** Throws the problem that an unknown upload has when the caller may not see this one. */
  void mustOwn(Caller caller, UUID upload);
}
