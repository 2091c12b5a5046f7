package se.samla.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * The Confluent wire format: {@code 0x00}, the schema id as four bytes big-endian, plain Avro
 * binary.
 */
public final class WireFormat {
  static final int HEADER = 5;

  private static final PlainReaders READERS = new PlainReaders();

  private WireFormat() {}

  /** The schema id a message says it was written with. */
  public static int schemaIdOf(byte @Nullable [] message) {
    if (message == null || message.length < HEADER || message[0] != 0) {
      throw new UndecodableMessageException(
          "not the Confluent wire format: " + headOf(message), null);
    }
    return ByteBuffer.wrap(message).getInt(1);
  }

  /** A record with its header; a large one, such as a batch, by a buffer. */
  public static <T> byte[] encode(int schemaId, DatumWriter<T> writer, T record) {
    var out = new ByteArrayOutputStream(512);
    out.write(0);
    out.writeBytes(ByteBuffer.allocate(4).putInt(schemaId).array());
    write(writer, record, EncoderFactory.get().binaryEncoder(out, null));
    return out.toByteArray();
  }

  /**
   * A record without a header, as it stands inside {@code ValidRow.content} and {@code
   * RecordState.content}.
   */
  public static byte[] encodePlain(GenericRecord record) {
    var out = new ByteArrayOutputStream(256);
    var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    write(new GenericDatumWriter<>(record.getSchema()), record, encoder);
    return out.toByteArray();
  }

  /** The record behind a header, its bytes read to the end. */
  static <T> T decode(byte[] message, DatumReader<T> reader) {
    return read(ByteBuffer.wrap(message, HEADER, message.length - HEADER), reader);
  }

  /**
   * A record without a header, resolved from the schema it was written with to the one its reader
   * wants.
   *
   * @throws UndecodableMessageException when the bytes are not such a record
   */
  public static GenericRecord decodePlain(ByteBuffer content, Schema writer, Schema reader) {
    return read(content, READERS.of(writer, reader));
  }

  private static <T> void write(DatumWriter<T> writer, T record, BinaryEncoder encoder) {
    try {
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever Avro throws at bytes that lie, it means one thing: they are no such record. */
  @SuppressWarnings("NullAway") // Avro's reuse parameters take null
  private static <T> T read(ByteBuffer bytes, DatumReader<T> reader) {
    var decoder =
        DecoderFactory.get()
            .binaryDecoder(
                bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining(), null);
    try {
      var record = reader.read(null, decoder);
      requireEnd(decoder.isEnd());
      return record;
    } catch (IOException | RuntimeException e) {
      throw new UndecodableMessageException("not the record its schema describes: " + e, e);
    }
  }

  private static void requireEnd(boolean end) throws IOException {
    if (!end) {
      throw new IOException("bytes left after the record");
    }
  }

  private static String headOf(byte @Nullable [] message) {
    return message == null ? "null" : message.length + " bytes";
  }
}
