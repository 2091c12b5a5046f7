package se.samla.architecture;

/** Public, and read by nobody elsewhere. */
public final class PublicOffender {
  private PublicOffender() {}
}
