package se.samla.ingest.issues;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssueTextsTests {
  @ParameterizedTest
  @EnumSource
  void everyCodeHasATextInBothLanguagesThatSaysWhatWasExpected(IssueCode code) {
    var issue = Issue.of(17, "Latitud", "latitude", "norr", code, "57,70");
    var swedish = IssueTexts.of(issue, Locale.of("sv"));
    var english = IssueTexts.of(issue, Locale.UK);
    assertThat(swedish).contains("57,70").doesNotContain("{").isNotEqualTo(english);
    assertThat(english).contains("57,70").doesNotContain("{");
    assertThat(IssueTexts.of(issue, Locale.FRANCE)).isEqualTo(swedish);
  }

  @Test
  void onePageListsEveryCodeWithItsSeverity() throws IOException {
    var page = Files.readString(Path.of("../docs/issue-codes.md"));
    for (var code : IssueCode.values()) {
      var severity = code.severity().name().toLowerCase(Locale.ROOT);
      assertThat(page).contains("| `" + code.word() + "` | " + severity + " | ");
    }
  }
}
