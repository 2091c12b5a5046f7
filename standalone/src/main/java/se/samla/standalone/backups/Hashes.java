package se.samla.standalone.backups;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Checksums of a backup's files. */
final class Hashes {
  private Hashes() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
