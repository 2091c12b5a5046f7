package se.samla.ingest.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import se.samla.ingest.problems.Problem;

/** A body that may not be longer than a limit, after decompression. */
public final class LimitedStream extends FilterInputStream {
  private final long limit;
  private long count;

  public LimitedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /**
   * @param announced how many bytes the client says it sends; -1 when it does not say
   * @throws BodyTooLargeException when that is too many to begin with
   */
  public static void mustFit(long announced, long limit) {
    if (announced > limit) {
      throw new BodyTooLargeException(limit);
    }
  }

  @Override
  public int read() throws IOException {
    var b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var n = super.read(buffer, offset, length);
    count(Math.max(0, n));
    return n;
  }

  private void count(int more) {
    count += more;
    if (count > limit) {
      throw new BodyTooLargeException(limit);
    }
  }

  /** More bytes than an upload may have. */
  public static final class BodyTooLargeException extends Problem {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
      super(
          HttpStatus.CONTENT_TOO_LARGE,
          "body-too-large",
          "body: more than " + limit + " bytes inflated (expected: at most " + limit + ")");
      tell("limit", "body-bytes");
      tell("maximum", limit);
    }
  }
}
