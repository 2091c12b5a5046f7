package se.samla.notification.delivering;

import java.io.IOException;
import java.io.InputStream;

/**
 * How much may still be read on a thread while it sends one request: of heads, as many as a
 * receiver likes to send, of the body, and of all that frames and encrypts them. It is counted
 * where bytes come from the network, so that nothing is forgotten.
 */
final class Allowance {
  private static final ScopedValue<Allowance> CURRENT = ScopedValue.newInstance();

  private int left;

  Allowance(int bytes) {
    left = bytes;
  }

  <T> T call(VettedAddresses.Exchange<T> exchange) throws IOException {
    return ScopedValue.where(CURRENT, this).call(exchange);
  }

  /** Whether there is nothing left: what failed then, failed for that. */
  boolean isSpent() {
    return left == 0;
  }

  /** A connection serves many requests: whose turn it is is seen at each read. */
  static InputStream bounded(InputStream network) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return CURRENT.isBound()
            ? CURRENT.get().read(network, bytes, offset, length)
            : network.read(bytes, offset, length);
      }

      @Override
      public int available() throws IOException {
        return network.available();
      }

      @Override
      public void close() throws IOException {
        network.close();
      }
    };
  }

  private int read(InputStream network, byte[] bytes, int offset, int length) throws IOException {
    if (left == 0 && length > 0) {
      throw new IOException("response: too long");
    }
    var read = network.read(bytes, offset, Math.min(left, length));
    left -= Math.max(0, read);
    return read;
  }
}
