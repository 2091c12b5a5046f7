package se.samla.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** How classes get what they need. */
final class Injection {
  private static final List<String> ANNOTATIONS =
      List.of(
          "org.springframework.beans.factory.annotation.Autowired",
          "org.springframework.beans.factory.annotation.Value",
          "jakarta.inject.Inject",
          "jakarta.annotation.Resource");

  private Injection() {}

  static DescribedPredicate<JavaAnnotation<?>> byAnnotation() {
    return DescribedPredicate.describe(
        "one of " + ANNOTATIONS,
        annotation -> ANNOTATIONS.contains(annotation.getRawType().getName()));
  }

  /** Records name their components where they are made; enums and anonymous classes are given. */
  static DescribedPredicate<JavaClass> areNoData() {
    return DescribedPredicate.describe(
        "are no records", type -> !type.isRecord() && !type.isEnum() && !type.isAnonymousClass());
  }

  static ArchCondition<JavaClass> haveConstructorsOfAtMost(int parameters) {
    return new ArchCondition<>("have constructors of at most " + parameters + " parameters") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getConstructors().stream()
            .filter(c -> c.getRawParameterTypes().size() > parameters)
            .map(JavaConstructor::getFullName)
            .forEach(name -> events.add(SimpleConditionEvent.violated(type, name)));
      }
    };
  }
}
