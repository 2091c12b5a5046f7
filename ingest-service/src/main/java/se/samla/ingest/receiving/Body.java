package se.samla.ingest.receiving;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A request's body, inflated where it was compressed, and the fingerprint of the request. */
final class Body extends FilterInputStream {
  private final DigestInputStream sent;

  private Body(InputStream inflated, DigestInputStream sent) {
    super(inflated);
    this.sent = sent;
  }

  /** How a body becomes readable. */
  interface Opening {
    InputStream open(InputStream sent) throws IOException;
  }

  /**
   * @param request what makes the request another one, beside its body
   */
  static Body of(String request, InputStream sent, Opening opening) throws IOException {
    var digest = sha256();
    digest.update(request.getBytes(StandardCharsets.UTF_8));
    var counted = new DigestInputStream(sent, digest);
    return new Body(opening.open(counted), counted);
  }

  /** A request without a body. */
  static Body none() {
    var nothing = InputStream.nullInputStream();
    return new Body(nothing, new DigestInputStream(nothing, sha256()));
  }

  /** Of the whole request: reads what is left of the body as it was sent. */
  byte[] fingerprint() throws IOException {
    sent.transferTo(OutputStream.nullOutputStream());
    return sent.getMessageDigest().digest();
  }

  /** Readers close what they read; the rest is still needed, and the request's end closes it. */
  @Override
  public void close() {
    // nothing of ours to close
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
