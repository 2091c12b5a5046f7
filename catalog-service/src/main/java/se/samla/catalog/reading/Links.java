package se.samla.catalog.reading;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import se.samla.catalog.CatalogSettings;

/** Absolute links into this interface. */
@Component
class Links {
  private final CatalogSettings settings;

  Links(CatalogSettings settings) {
    this.settings = settings;
  }

  String datasets() {
    return to("/v1/datasets");
  }

  Map<String, String> ofDataset(String dataset) {
    var self = datasets() + "/" + dataset;
    return Map.of("self", self, "records", self + "/records", "changes", self + "/changes");
  }

  /** A link to a list, with its query; names and values in turn, those without a value left out. */
  String list(String dataset, String list, Map<String, ?> query) {
    var uri = UriComponentsBuilder.fromUriString(datasets()).pathSegment(dataset, list);
    query.forEach((name, value) -> uri.queryParam(name, "{" + name + "}"));
    return uri.encode().buildAndExpand(query).toUriString();
  }

  private String to(String path) {
    return settings.publicUrl().toString().replaceAll("/+$", "") + path;
  }
}
