package se.samla.e2e;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may be wrong with an answer, whatever was asked. */
final class Complaint {
  private static final Pattern INSIDES =
      Pattern.compile(
          "\\bat [a-z][\\w.$]+\\(|\\w(Exception|Error)\\b|\\b(java|javax|jakarta|sun|jdk)\\.\\w+\\."
              + "|\\b(org|com|tools|io)\\.(springframework|apache|postgresql|fasterxml|jackson|zaxxer)\\."
              + "|\\bse\\.samla\\.(ingest|catalog|notification|schemas|events)\\.|(?i:sqlstate|tomcat)");

  private Complaint() {}

  static Stream<String> about(RawRequest.Answer answer) {
    return Stream.concat(aboutStatus(answer), aboutText(answer));
  }

  private static Stream<String> aboutStatus(RawRequest.Answer answer) {
    if (answer.status() >= 500) {
      return Stream.of("an error of ours");
    }
    var isProblem =
        answer.mediaType().startsWith("application/problem+json")
            && answer.body().contains("\"https://samla.se/problems/");
    return answer.status() >= 400 && !isProblem
        ? Stream.of("a refusal without problem details")
        : Stream.of();
  }

  private static Stream<String> aboutText(RawRequest.Answer answer) {
    var found = INSIDES.matcher(answer.body());
    return answer.status() >= 400 && found.find()
        ? Stream.of("tells of its insides: " + found.group())
        : Stream.of();
  }
}
