package se.samla.ingest.validating;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;

/**
 * The id of a row that has none, from the fields that identify it together: sixteen bytes of
 * SHA-256 over their values, and which of the rows that agree in them it is. Ids are stored, so
 * neither may change (ADR 7).
 */
final class NaturalKey {
  private static final int BYTES = 16;

  private final List<String> fields;
  private final CanonicalValues values;
  private final IdentityTable occurrences;
  private final MessageDigest digest = sha256();
  private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

  NaturalKey(List<String> fields, CanonicalValues values, IdentityTable occurrences) {
    this.fields = fields;
    this.values = values;
    this.occurrences = occurrences;
  }

  /** Null when one of the fields cannot be read. */
  @Nullable String next(RawRow row) {
    digest.reset();
    for (var field : fields) {
      var value = values.of(row, field);
      if (value == null) {
        return null;
      }
      add(CanonicalValues.text(value).getBytes(StandardCharsets.UTF_8));
    }
    var key = digest.digest();
    var occurrence = occurrences.count(ByteBuffer.wrap(key).getLong());
    return HexFormat.of().formatHex(key, 0, BYTES) + "-" + ordered(occurrence);
  }

  /**
   * Downloads are in the order of ids as texts, which must be that of the occurrences: 9 comes
   * before a10, and a99 before b100.
   */
  private static String ordered(long occurrence) {
    var digits = Long.toString(occurrence);
    return digits.length() == 1 ? digits : (char) ('a' + digits.length() - 2) + digits;
  }

  private void add(byte[] bytes) {
    length.putInt(0, bytes.length);
    digest.update(length.array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
