package se.samla.ingest.validating;

/** Sixty-four bits over texts: for tables in memory, never stored. */
final class Hash {
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private Hash() {}

  static long of(long seed, String text) {
    var hash = seed ^ FACTOR;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FACTOR;
      hash ^= hash >>> 32;
    }
    return mixed(hash);
  }

  /** MurmurHash3's finalizer: each bit of the input moves half of the output's. */
  private static long mixed(long hash) {
    var h = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return h ^ (h >>> 33);
  }
}
