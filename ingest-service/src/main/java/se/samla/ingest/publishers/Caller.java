package se.samla.ingest.publishers;

/** Who calls: a publisher, who sees what is its own, or an operator, who sees everything. */
public sealed interface Caller permits Publisher, Operator {
  /** Whether what belongs to this publisher may be seen. */
  boolean maySee(String publisher);

  /** The name under which a decision is kept. */
  String signature();
}
