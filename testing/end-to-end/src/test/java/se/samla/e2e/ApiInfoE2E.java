package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What each service says of itself. */
class ApiInfoE2E {
  @Test
  void everyServiceSaysWhichReleaseItIs() {
    Samla.shared()
        .services()
        .apiInfos()
        .forEach(
            info -> {
              assertThat(info.propertyNames())
                  .containsExactlyInAnyOrder(
                      "apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus");
              assertThat(info.get("apiReleased").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
            });
  }
}
