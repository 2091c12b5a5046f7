package se.samla.schemas.datasets;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a manifest's entry, in words of manifests instead of Java's. */
final class ManifestMistake {
  private static final Map<Class<?>, String> WORDS =
      Map.of(
          String.class, "a text",
          URI.class, "a URI",
          Period.class, "an ISO 8601 duration, such as P1Y",
          Pattern.class, "a regular expression",
          Integer.class, "a whole number",
          int.class, "a whole number",
          double.class, "a number");

  private ManifestMistake() {}

  static String of(DatabindException e) {
    var field = fieldOf(e);
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          field + ": unknown (expected: one of " + unknown.getKnownPropertyIds() + ")";
      case InvalidFormatException wrong ->
          field + ": " + wrong.getValue() + " (expected: " + wordsFor(wrong.getTargetType()) + ")";
      case MismatchedInputException other ->
          field + ": another kind (expected: " + wordsFor(other.getTargetType()) + ")";
      default -> field + ": " + e.getOriginalMessage() + " (expected: a manifest's entry)";
    };
  }

  private static String fieldOf(DatabindException e) {
    return e.getPath().stream()
        .map(JacksonException.Reference::getPropertyName)
        .filter(name -> name != null)
        .collect(Collectors.joining("."));
  }

  private static String wordsFor(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
    }
    if (type.isRecord()) {
      return "a mapping of " + componentsOf(type);
    }
    return WORDS.getOrDefault(type, Collection.class.isAssignableFrom(type) ? "a list" : "a value");
  }

  private static String componentsOf(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.joining(", "));
  }
}
