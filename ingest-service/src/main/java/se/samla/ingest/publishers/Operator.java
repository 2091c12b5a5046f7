package se.samla.ingest.publishers;

/** A person who runs Samla, by the name of the key. */
public record Operator(String name) implements Caller {
  @Override
  public boolean maySee(String publisher) {
    return true;
  }

  @Override
  public String signature() {
    return "operator " + name;
  }
}
