package se.samla.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The modules with their packages in the order of the flow, and the classes of all of them. */
final class Modules {
  static final String ROOT = "se.samla.";

  /** Generated from the event schemas. */
  private static final String EVENTS = ROOT + "events";

  /**
   * The packages of each service one level below its root: the stages in the order in which data
   * goes through them, then what several stages stand on. A package depends on later ones only.
   */
  static final Map<String, List<String>> FLOW =
      Map.of(
          "ingest",
          List.of(
              "restoring",
              "receiving",
              "reading",
              "validating",
              "deciding",
              "concluding",
              "documenting",
              "uploads",
              "issues",
              "publishers",
              "messaging",
              "paging",
              "problems"),
          "catalog",
          List.of(
              "restoring",
              "staging",
              "deciding",
              "merging",
              "covering",
              "describing",
              "documenting",
              "relay",
              "reading",
              "changes",
              "datasets",
              "work",
              "messaging"),
          "notification",
          List.of(
              "restoring",
              "copying",
              "matching",
              "delivering",
              "documenting",
              "subscribing",
              "feed",
              "signing",
              "addresses",
              "messaging",
              "problems"));

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("se.samla")
          .that(
              DescribedPredicate.describe(
                  "of ours", type -> isOurs(type) && !type.getSimpleName().equals("package-info")));

  private Modules() {}

  static List<String> names() {
    return Stream.concat(
            Stream.of("schemas", "infrastructure", "standalone"), FLOW.keySet().stream())
        .toList();
  }

  static String packageOf(String module) {
    return ROOT + module;
  }

  private static boolean isOurs(JavaClass type) {
    return !type.getPackageName().startsWith(EVENTS)
        && !type.getPackageName().startsWith(ROOT + "architecture");
  }
}
