package se.samla.schemas.datasets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Sixteen bytes that tell whether two contents say the same. Fields without a value or with their
 * default do not count, so a field that a later schema adds changes no hash.
 */
public final class ContentHash {
  private static final int LENGTH = 16;

  private ContentHash() {}

  public static byte[] of(GenericRecord record) {
    var digest = sha256();
    for (var field : record.getSchema().getFields()) {
      var value = record.get(field.pos());
      if (value != null && !isDefault(value, field)) {
        add(digest, field.name().getBytes(StandardCharsets.UTF_8));
        add(digest, bytesOf(value));
      }
    }
    return Arrays.copyOf(digest.digest(), LENGTH);
  }

  private static boolean isDefault(Object value, Schema.Field field) {
    return !field.schema().isUnion() // a union's default is null
        && field.hasDefaultValue()
        && Arrays.equals(bytesOf(value), bytesOf(GenericData.get().getDefaultValue(field)));
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    var length = bytes.length;
    digest.update((byte) (length >>> 24));
    digest.update((byte) (length >>> 16));
    digest.update((byte) (length >>> 8));
    digest.update((byte) length);
    digest.update(bytes);
  }

  private static byte[] bytesOf(Object value) {
    if (value instanceof ByteBuffer buffer) {
      var bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
