package se.samla.schemas.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each kind of invalid definition is refused with file, field and what was expected. */
class InvalidDefinitionTests {
  @TempDir Path directory;

  @ParameterizedTest(name = "{1} becomes {2}")
  @CsvFileSource(
      resources = {"/definitions/invalid-manifests.csv", "/definitions/invalid-schemas.csv"},
      delimiter = '|',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      numLinesToSkip = 1)
  void namesFileFieldAndWhatWasExpected(
      String file, String text, String replacement, String message) {
    var original = unescaped(text);
    assertThat(DefinitionFixtures.text(file)).contains(original);
    DefinitionFixtures.write(directory, file, original, unescaped(replacement));
    assertThatThrownBy(() -> DatasetDefinitions.load(directory))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageStartingWith("parkbankar/")
        .hasMessageContaining(message)
        .hasMessageContaining("(expected: ");
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("<nothing>", "");
  }
}
