package se.samla.ingest.receiving;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Bytes as they are sent, counted, with a digest of them all. */
final class SentBytes extends FilterInputStream {
  private final MessageDigest digest;
  private long count;
  private byte @Nullable [] digested;

  /**
   * @param before what the digest begins with
   */
  SentBytes(InputStream in, byte[] before) {
    this(in, sha256(), before);
  }

  private SentBytes(InputStream in, MessageDigest digest, byte[] before) {
    super(new DigestInputStream(in, digest));
    this.digest = digest;
    digest.update(before);
  }

  @Override
  public int read() throws IOException {
    var b = super.read();
    count += b < 0 ? 0 : 1;
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var n = super.read(buffer, offset, length);
    count += Math.max(0, n);
    return n;
  }

  long count() {
    return count;
  }

  /** Of all bytes; to be asked behind the last one. */
  byte[] digest() {
    var known = digested;
    if (known == null) {
      known = digest.digest();
      digested = known;
    }
    return known.clone();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
