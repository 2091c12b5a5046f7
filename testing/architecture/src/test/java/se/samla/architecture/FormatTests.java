package se.samla.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormatTests {
  @Test
  void everyJavaSourceIsFormatted() {
    assertThat(Checkout.javaSources().parallel().filter(FormatTests::differs))
        .as("`mvn -pl testing/architecture process-test-classes -Dformat` formats all of them")
        .isEmpty();
  }

  @Test
  void findsWhatIsNotFormatted() {
    assertThat(JavaFormat.of("import java.util.List;\nclass  A { int b ; }"))
        .isEqualTo("class A {\n  int b;\n}\n");
  }

  private static boolean differs(Path file) {
    var source = Checkout.text(file);
    return !JavaFormat.of(source).equals(source);
  }
}
