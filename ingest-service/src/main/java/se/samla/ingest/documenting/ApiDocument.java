package se.samla.ingest.documenting;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.yaml.snakeyaml.Yaml;
import se.samla.ingest.IngestSettings;
import se.samla.schemas.openapi.Overlay;

/**
 * The OpenAPI document: routes, parameters and shapes are read from the code, what they mean and
 * examples of them from {@code openapi.yaml}. The national REST API profile is met
 * (docs/api-profile.md): the version stands in the server's address, and paths begin after it.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
  static {
    // A file that is streamed is text in the document.
    SpringDocUtils.getConfig().replaceWithClass(StreamingResponseBody.class, String.class);
  }

  private static final String VERSION = "/v1";

  /** For a service that is served under no public address yet: the profile wants one with https. */
  private static final String SOMEWHERE = "https://samla.example.org/ingest";

  private static final ObjectMapper JSON = Json31.mapper();

  @Bean
  OpenAPI openApi(IngestSettings settings) {
    return new OpenAPI().servers(List.of(new Server().url(root(settings) + VERSION)));
  }

  @Bean
  GlobalOpenApiCustomizer described(BuildProperties build, IngestSettings settings)
      throws IOException {
    var texts = texts();
    return document -> {
      document.setPaths(withoutVersion(document.getPaths(), root(settings)));
      describe(document, texts);
      document.getInfo().setVersion(build.getVersion());
    };
  }

  private static Map<String, Object> texts() throws IOException {
    try (var yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
      return new Yaml().load(yaml);
    }
  }

  private static void describe(OpenAPI document, Map<String, Object> texts) {
    var described =
        JSON.convertValue(
            Overlay.over(JSON.convertValue(document, Map.class), texts), OpenAPI.class);
    document
        .info(described.getInfo())
        .externalDocs(described.getExternalDocs())
        .tags(described.getTags())
        .paths(described.getPaths())
        .components(described.getComponents());
  }

  private static Paths withoutVersion(Paths paths, String root) {
    var renamed = new Paths();
    paths.forEach(
        (path, item) ->
            renamed.addPathItem(
                path.replaceFirst("^" + VERSION + "/", "/"),
                path.startsWith(VERSION + "/") ? item : unversioned(item, root)));
    return renamed;
  }

  private static PathItem unversioned(PathItem item, String root) {
    return item.servers(List.of(new Server().url(root)));
  }

  private static String root(IngestSettings settings) {
    var url = settings.publicUrl().toString().replaceAll("/+$", "");
    return url.startsWith("https://") ? url : SOMEWHERE;
  }
}
