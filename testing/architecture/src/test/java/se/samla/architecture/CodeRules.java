package se.samla.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.lang.ArchRule;
import java.math.BigDecimal;
import java.util.Calendar;
import java.util.Date;

/** What no class of ours does, whatever its module. */
enum CodeRules {
  TIME_COMES_FROM_A_CLOCK(noClasses().should().callMethodWhere(Calls.readingTheTimeOfTheMachine())),
  NOBODY_SLEEPS(noClasses().should().callMethodWhere(Calls.sleeping())),
  DATES_ARE_OF_JAVA_TIME(
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Date.class, Calendar.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.joda..")),
  DECIMALS_ARE_NOT_MADE_OF_DOUBLES(
      noClasses().should().callConstructor(BigDecimal.class, double.class)),
  DEPENDENCIES_COME_BY_CONSTRUCTOR(
      noFields().should().beAnnotatedWith(Injection.byAnnotation()).allowEmptyShould(true)),
  CONSTRUCTORS_TAKE_AT_MOST_FIVE_PARAMETERS(
      classes()
          .that(Injection.areNoData())
          .should(Injection.haveConstructorsOfAtMost(5))
          .allowEmptyShould(true)),
  NAMES_SAY_WHAT_A_CLASS_IS(
      noClasses().should().haveNameMatching(".*(Manager|Helpers?|Utils?|Impl)(\\$.*)?")),
  WHAT_IS_PUBLIC_HAS_A_READER_IN_ANOTHER_PACKAGE(
      classes()
          .that(Visibility.arePublicByChoice())
          .should(Visibility.haveAReaderElsewhere())
          .allowEmptyShould(true));

  @SuppressWarnings("ImmutableEnumChecker") // ArchUnit's rules are never changed once made
  private final ArchRule rule;

  CodeRules(ArchRule rule) {
    this.rule = rule;
  }

  ArchRule rule() {
    return rule;
  }
}
