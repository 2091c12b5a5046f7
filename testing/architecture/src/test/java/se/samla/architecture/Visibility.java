package se.samla.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may be public: what another package reads. */
final class Visibility {
  private static final List<String> LIBRARIES =
      List.of("se.samla.schemas", "se.samla.infrastructure");

  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?(se\\.samla\\.[a-z.]+[A-Z]\\w*)", Pattern.MULTILINE);
  private static final Set<String> IMPORTED =
      Checkout.javaSources().flatMap(Visibility::importsOf).collect(Collectors.toSet());

  private Visibility() {}

  /**
   * Public top-level classes of the programs, but for those where a program starts. The libraries,
   * schemas and infrastructure, are public for readers that are not all looked at.
   */
  static DescribedPredicate<JavaClass> arePublicByChoice() {
    return DescribedPredicate.describe(
        "are public by choice",
        type ->
            type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && LIBRARIES.stream().noneMatch(type.getPackageName()::startsWith)
                && type.getMethods().stream().noneMatch(method -> method.getName().equals("main")));
  }

  /**
   * By the byte code, which shows what {@code var} hides, or by the sources' imports: a class that
   * is only matched in a switch leaves no other trace.
   */
  static ArchCondition<JavaClass> haveAReaderElsewhere() {
    return new ArchCondition<>("have a reader in another package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!IMPORTED.contains(type.getName()) && !isReadElsewhere(type)) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " could be package-private"));
        }
      }
    };
  }

  private static boolean isReadElsewhere(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .map(dependency -> dependency.getOriginClass().getPackageName())
        .anyMatch(reader -> !reader.equals(type.getPackageName()));
  }

  private static Stream<String> importsOf(Path source) {
    return IMPORT.matcher(Checkout.text(source)).results().map(found -> found.group(1));
  }
}
