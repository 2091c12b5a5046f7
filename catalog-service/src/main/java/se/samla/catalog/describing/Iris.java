package se.samla.catalog.describing;

import org.springframework.stereotype.Component;
import se.samla.catalog.CatalogSettings;

/** The names of what is described: absolute, and the same as long as the service's address is. */
@Component
class Iris {
  private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";

  private final String base;

  Iris(CatalogSettings settings) {
    base = settings.publicUrl().toString().replaceAll("/+$", "");
  }

  String catalog() {
    return base + "/datasets/dcat#catalog";
  }

  String here(String fragment) {
    return base + "/datasets/dcat#" + fragment;
  }

  String home() {
    return base + "/v1/datasets";
  }

  String api() {
    return base + "/v1";
  }

  String apiDescription() {
    return base + "/v3/api-docs";
  }

  String dataset(String dataset) {
    return base + "/v1/datasets/" + dataset;
  }

  static String language(String code) {
    return AUTHORITY + "language/" + code;
  }

  static String frequency(String word) {
    return AUTHORITY + "frequency/" + word;
  }

  static String fileType(String word) {
    return AUTHORITY + "file-type/" + word;
  }

  static String sweden() {
    return AUTHORITY + "country/SWE";
  }

  static String everyone() {
    return AUTHORITY + "access-right/PUBLIC";
  }

  static String themes() {
    return AUTHORITY + "data-theme";
  }

  static String mediaType(String type) {
    return "https://www.iana.org/assignments/media-types/" + type;
  }
}
