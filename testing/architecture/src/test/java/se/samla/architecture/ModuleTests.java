package se.samla.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which code may depend on which. */
class ModuleTests {
  @ParameterizedTest
  @MethodSource("se.samla.architecture.Modules#names")
  void everyModuleIsLookedAt(String module) {
    assertThat(Modules.CLASSES).anyMatch(type -> isWithin(module, type));
  }

  @ParameterizedTest
  @MethodSource("se.samla.architecture.Modules#names")
  void packagesOfAModuleFormNoCycle(String module) {
    check(
        slices()
            .matching(Modules.packageOf(module) + ".(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true));
  }

  @ParameterizedTest
  @MethodSource("services")
  void noStageDependsOnAnEarlierOne(String service) {
    var stages = stagesOf(service);
    for (var i = 1; i < stages.size(); i++) {
      check(
          noClasses()
              .that()
              .resideInAPackage(stages.get(i))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(stages.subList(0, i).toArray(String[]::new)));
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyPackageOfAServiceHasItsPlaceInTheFlow(String service) {
    var root = Modules.packageOf(service) + ".";
    var packages =
        Modules.CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(root))
            .map(name -> name.substring(root.length()).replaceFirst("\\..*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages)
        .containsExactlyInAnyOrderElementsOf(
            Objects.requireNonNull(Modules.FLOW.get(service), service));
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceKnowsOfNoOther(String service) {
    var others =
        services().stream()
            .filter(other -> !other.equals(service))
            .map(other -> Modules.packageOf(other) + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage(Modules.packageOf(service) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(others));
  }

  @Test
  void nothingDependsOnAServiceOrOnStandalone() {
    check(
        classes()
            .that()
            .resideInAnyPackage("se.samla.schemas..", "se.samla.infrastructure..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                services().stream().map(s -> Modules.packageOf(s) + "..").toArray(String[]::new))
            .andShould()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("se.samla.standalone.."));
  }

  @Test
  void schemasAndInfrastructureUseNoSpring() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("se.samla.schemas..", "se.samla.infrastructure..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.."));
  }

  static Set<String> services() {
    return Modules.FLOW.keySet();
  }

  private static List<String> stagesOf(String service) {
    return Objects.requireNonNull(Modules.FLOW.get(service), service).stream()
        .map(stage -> Modules.packageOf(service) + "." + stage + "..")
        .toList();
  }

  private static boolean isWithin(String module, JavaClass type) {
    return (type.getPackageName() + ".").startsWith(Modules.packageOf(module) + ".");
  }

  private static void check(ArchRule rule) {
    rule.check(Modules.CLASSES);
  }
}
