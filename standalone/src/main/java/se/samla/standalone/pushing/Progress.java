package se.samla.standalone.pushing;

/** Told how far the sending is. */
public interface Progress extends AutoCloseable {
  /**
   * @param bytes sent since it was told before
   */
  void sent(long bytes);

  @Override
  void close();

  /** Where a bar comes from once the size is known. */
  interface Of {
    /**
     * @param bytes that will be sent
     */
    Progress size(long bytes);
  }
}
