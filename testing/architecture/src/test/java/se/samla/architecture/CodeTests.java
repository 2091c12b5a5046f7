package se.samla.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTests {
  @ParameterizedTest
  @EnumSource
  void ourCodeKeepsTheRule(CodeRules rule) {
    rule.rule().check(Modules.CLASSES);
  }

  @ParameterizedTest
  @EnumSource
  void theRuleFindsWhoBreaksIt(CodeRules rule) {
    var offenders = new ClassFileImporter().importClasses(OffenderImpl.class, PublicOffender.class);
    assertThat(rule.rule().evaluate(offenders).hasViolation()).isTrue();
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(Modules.CLASSES.stream().map(JavaClass::getPackage).distinct())
        .allMatch(
            p -> p.isAnnotatedWith(NullMarked.class), "annotated with @NullMarked in package-info");
  }
}
