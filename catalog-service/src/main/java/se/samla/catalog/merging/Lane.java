package se.samla.catalog.merging;

/** Which uploads a worker takes, by their rows: small ones never wait behind large ones. */
record Lane(String name, long fewest, long most) {
  static Lane small(int smallRows) {
    return new Lane("merge-small", 0, smallRows);
  }

  static Lane large(int smallRows) {
    return new Lane("merge-large", smallRows + 1L, Long.MAX_VALUE);
  }
}
