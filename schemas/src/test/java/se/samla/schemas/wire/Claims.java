package se.samla.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Messages that say a string, array or byte field is of a length, and end soon after. */
final class Claims {
  private static final String UPLOAD = "0197a8f2-0000-7000-8000-000000000001";

  private Claims() {}

  /** {@code UploadAbandoned}: the upload, then a dataset of the length. */
  static byte[] ofAString(int id, long length) {
    return message(
        id,
        out -> {
          out.writeString(UPLOAD);
          out.writeLong(length);
        });
  }

  /** {@code PublisherRegistered}: as many datasets as claimed. */
  static byte[] ofAnArrayOfStrings(int id, long length) {
    return message(
        id,
        out -> {
          out.writeString("2120000142");
          out.writeString("Stockholms kommun");
          out.writeIndex(0);
          out.writeLong(length);
        });
  }

  /** {@code UploadRows}: as many rows as claimed. */
  static byte[] ofAnArrayOfRecords(int id, long length) {
    return message(
        id,
        out -> {
          out.writeString(UPLOAD);
          out.writeString("badplatser");
          out.writeString("2120000142");
          out.writeInt(0);
          out.writeLong(0);
          out.writeLong(0);
          out.writeLong(length);
        });
  }

  /** {@code RecordsChanged}: one change whose new state has a content of the length. */
  static byte[] ofBytes(int id, long length) {
    return message(
        id,
        out -> {
          out.writeString("badplatser");
          out.writeInt(1);
          out.writeLong(1);
          out.writeLong(0);
          out.writeInt(1);
          out.writeLong(1);
          writeChangeUpToItsContent(out);
          out.writeLong(length);
        });
  }

  private static void writeChangeUpToItsContent(BinaryEncoder out) throws IOException {
    out.writeInt(1);
    out.writeEnum(0);
    out.writeString("id");
    out.writeString("2120000142");
    out.writeString(UPLOAD);
    out.writeIndex(0);
    out.writeLong(1);
    out.writeLong(0);
    out.writeIndex(1);
    out.writeString("2120000142");
    out.writeIndex(0);
    out.writeIndex(0);
    out.writeIndex(0);
    out.writeInt(1);
  }

  private static byte[] message(int id, Body body) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(0);
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
    var out = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      body.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.writeBytes(new byte[64]);
    return bytes.toByteArray();
  }

  /** What stands behind the header. */
  private interface Body {
    void write(BinaryEncoder out) throws IOException;
  }
}
