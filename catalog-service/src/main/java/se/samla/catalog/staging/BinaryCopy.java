package se.samla.catalog.staging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary COPY format. Each field is its length, then its bytes. */
final class BinaryCopy {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int END = -1;
  private static final int NULL = -1;
  private static final long EPOCH_DAY_OF_2000 = LocalDate.of(2000, 1, 1).toEpochDay();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Writes one part; memory does not fail. */
  private interface Part {
    void write() throws IOException;
  }

  BinaryCopy() {
    write(
        () -> {
          out.write(SIGNATURE);
          out.writeLong(0); // no flags, no header extension
        });
  }

  BinaryCopy row(int fields) {
    return write(() -> out.writeShort(fields));
  }

  BinaryCopy bigint(long value) {
    return field(ByteBuffer.allocate(8).putLong(0, value));
  }

  BinaryCopy integer(int value) {
    return field(ByteBuffer.allocate(4).putInt(0, value));
  }

  BinaryCopy smallint(int value) {
    return field(ByteBuffer.allocate(2).putShort(0, (short) value));
  }

  BinaryCopy date(@Nullable LocalDate value) {
    return value == null
        ? field(null)
        : integer(Math.toIntExact(value.toEpochDay() - EPOCH_DAY_OF_2000));
  }

  BinaryCopy text(@Nullable String value) {
    return field(value == null ? null : ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  BinaryCopy real(@Nullable Double value) {
    return field(value == null ? null : ByteBuffer.allocate(8).putDouble(0, value));
  }

  /** bytea, and everything else that is its own bytes, such as uuid. */
  BinaryCopy field(@Nullable ByteBuffer value) {
    return write(
        () -> {
          out.writeInt(value == null ? NULL : value.remaining());
          if (value != null) {
            out.write(value.array(), value.arrayOffset() + value.position(), value.remaining());
          }
        });
  }

  InputStream end() {
    write(() -> out.writeShort(END));
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private BinaryCopy write(Part part) {
    try {
      part.write();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
