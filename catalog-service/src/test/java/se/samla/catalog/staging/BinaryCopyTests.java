package se.samla.catalog.staging;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BinaryCopyTests {
  private final BinaryCopy copy = new BinaryCopy();

  /** The fields of the one row, after PostgreSQL's documented header. */
  private DataInputStream fields() throws IOException {
    var in = new DataInputStream(copy.end());
    assertThat(in.readNBytes(11)).startsWith("PGCOPY".getBytes(US_ASCII));
    assertThat(in.readLong()).isZero();
    assertThat(in.readShort()).isEqualTo((short) 1);
    return in;
  }

  @Test
  void aDateIsTheDaysSince2000() throws IOException {
    copy.row(1).date(LocalDate.of(1999, 12, 31));
    var in = fields();
    assertThat(in.readInt()).isEqualTo(4);
    assertThat(in.readInt()).isEqualTo(-1);
  }

  @Test
  void aRealIsEightBytes() throws IOException {
    copy.row(1).real(59.3);
    var in = fields();
    assertThat(in.readInt()).isEqualTo(8);
    assertThat(in.readDouble()).isEqualTo(59.3);
  }

  @Test
  void whatIsMissingHasLengthMinusOne() throws IOException {
    copy.row(1).text(null);
    assertThat(fields().readInt()).isEqualTo(-1);
  }

  @Test
  void bytesAreTheRestOfTheirBuffer() throws IOException {
    copy.row(1).field(ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2));
    var in = fields();
    assertThat(in.readInt()).isEqualTo(2);
    assertThat(in.readNBytes(2)).containsExactly(2, 3);
  }

  @Test
  void theEndIsMinusOne() throws IOException {
    copy.row(1).integer(7);
    var in = fields();
    in.skipNBytes(8);
    assertThat(in.readShort()).isEqualTo((short) -1);
    assertThat(in.read()).isEqualTo(-1);
  }
}
