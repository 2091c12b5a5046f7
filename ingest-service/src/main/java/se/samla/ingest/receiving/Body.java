package se.samla.ingest.receiving;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import se.samla.ingest.uploads.IncomingUploads;

/** A request's body, inflated where it was compressed, and the fingerprint of the request. */
final class Body extends FilterInputStream {
  private static final long UNKNOWN = -1;

  private final SentBytes sent;
  private final Opening opening;
  private final long announced;
  private @Nullable KeptBody kept;

  private Body(SentBytes sent, long announced, Opening opening) throws IOException {
    super(opening.open(sent));
    this.sent = sent;
    this.announced = announced;
    this.opening = opening;
  }

  /** How a body becomes readable. */
  interface Opening {
    InputStream open(InputStream sent) throws IOException;
  }

  /**
   * @param request what makes the request another one, beside its body
   * @param announced how many bytes the client says it sends; -1 when it does not say
   */
  static Body of(String request, InputStream sent, long announced, Opening opening)
      throws IOException {
    return new Body(
        new SentBytes(sent, request.getBytes(StandardCharsets.UTF_8)), announced, opening);
  }

  /** A request without a body. */
  static Body none() throws IOException {
    return of("", InputStream.nullInputStream(), 0, sent -> sent);
  }

  /** Whether so many bytes may come, by what the client said. */
  boolean mayHaveLength(long bytes) {
    return announced == UNKNOWN || announced == bytes;
  }

  /**
   * Takes all of the body as it is sent, before it is read.
   *
   * @param progress told now and then
   */
  void keep(Runnable progress) throws IOException {
    var file = KeptBody.of(sent, progress);
    kept = file;
    in = opening.open(file.open());
  }

  /** How many bytes were sent, once they are in. */
  long length() {
    return sent.count();
  }

  /** Of the whole request: reads what is left of the body as it was sent. */
  byte[] fingerprint() throws IOException {
    sent.transferTo(OutputStream.nullOutputStream());
    return sent.digest();
  }

  /**
   * The request, by which it is known again.
   *
   * @param rules a fingerprint of all that decides beside it
   */
  IncomingUploads.Request request(byte[] rules) throws IOException {
    return new IncomingUploads.Request(fingerprint(), length(), rules);
  }

  /** Readers close what they read; the rest is still needed, and the request's end closes it. */
  @Override
  public void close() {
    // nothing of ours to close
  }

  /** Nobody reads any more. */
  void release() {
    var file = kept;
    if (file != null) {
      file.close();
    }
  }
}
