package se.samla.schemas.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestMatchTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          SE[0-9A-Z]{3}[0-9]{4}[0-9]{9} 18
          abc 3
          a|bcd|ef 1
          (ab|c)d 2
          (?:ab){3} 6
          (?<code>\\d{4})-\\w+ 6
          a*b?c+ 1
          a{2,5}? 2
          ^[^\\]]\\.$ 2
          (?=abc)d 1
          (?<!x)d 1
          \\p{Lu}\\bx 2
          ((a|b)c|def)* 0
          """)
  void countsTheFewestCharactersThatMatch(String pattern, int expected) {
    assertThat(ShortestMatch.of(Pattern.compile(pattern))).isEqualTo(expected);
  }
}
