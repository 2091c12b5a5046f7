package se.samla.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTests {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @ParameterizedTest
  @CsvSource({
    "UTF-8, false, UTF-8",
    "UTF-8, true, UTF-8",
    "UTF-16LE, true, UTF-16LE",
    "UTF-16BE, true, UTF-16BE",
    "UTF-16LE, false, UTF-16LE",
    "UTF-16BE, false, UTF-16BE",
    "windows-1252, false, windows-1252",
    "ISO-8859-1, false, windows-1252"
  })
  void tellsWhichEncodingWasFound(String charset, boolean mark, String found) {
    var file =
        ReadFile.csv((mark ? "\uFEFF" : "") + "name,city\nÖn,Åre\n", Charset.forName(charset));
    assertThat(file.rows()).containsExactly(Map.of("name", "Ön", "city", "Åre"));
    assertThat(file.dialect())
        .containsEntry("encoding", found)
        .containsEntry("byteOrderMark", mark);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void theFirstSwedishLetterDecidesHoweverFarFromTheBeginningItStands(String charset) {
    var text = "name,city\n" + "Udden,Osby\n".repeat(30_000) + "Näset,Umeå\n";
    var file = ReadFile.csv(text, Charset.forName(charset));
    assertThat(file.rows().getLast()).isEqualTo(Map.of("name", "Näset", "city", "Umeå"));
    assertThat(file.dialect()).containsEntry("encoding", charset);
  }

  @Test
  void aLaterByteThatIsNotUtf8IsRefusedWithItsPlace() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("name,city\nÖn,Åre\r\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes("Näset,".getBytes(WINDOWS));
    assertThatThrownBy(() -> ReadFile.read(new CsvReading(), bytes.toByteArray()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("line 40001, column 2: bytes that are no text in the encoding");
  }

  @Test
  void aFileThatIsAsciiThroughoutIsUtf8() {
    assertThat(ReadFile.csv("name\nUdden\n").dialect()).containsEntry("encoding", "UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "'PK\u0003\u0004', spreadsheetml.sheet",
    "'\u001F\u008B\b', Content-Encoding: gzip",
    "\u00D0\u00CF\u0011\u00E0, saved as xlsx",
    "%PDF-1.7, the table as CSV"
  })
  void anotherKindOfFileSentAsTextIsToldWhatItIs(String start, String expected) {
    assertThatThrownBy(() -> ReadFile.csv(start + "\u0000 name,city", StandardCharsets.ISO_8859_1))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(expected);
  }
}
