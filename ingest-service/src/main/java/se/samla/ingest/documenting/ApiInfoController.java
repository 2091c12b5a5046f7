package se.samla.ingest.documenting;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samla.ingest.IngestSettings;

/** Which release of which interface this is, in the words of the national REST API profile. */
@RestController
class ApiInfoController {
  private final BuildProperties build;
  private final IngestSettings settings;

  /**
   * @param apiReleased the day this version was built from
   * @param apiStatus {@code active}, or {@code beta} before a version is released
   */
  record ApiInfo(
      String apiName,
      String apiVersion,
      LocalDate apiReleased,
      String apiDocumentation,
      String apiStatus) {}

  ApiInfoController(BuildProperties build, IngestSettings settings) {
    this.build = build;
    this.settings = settings;
  }

  @GetMapping("/v1/api-info")
  ApiInfo apiInfo() {
    return new ApiInfo(
        String.valueOf(build.getName()),
        String.valueOf(build.getVersion()),
        LocalDate.ofInstant(build.getTime(), ZoneOffset.UTC),
        settings.publicUrl() + "/docs",
        String.valueOf(build.getVersion()).endsWith("-SNAPSHOT") ? "beta" : "active");
  }
}
