package se.samla.catalog.describing;

import java.net.URI;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.describing.Describing.Thing;

/** The files and addresses by which a dataset is had. */
final class FilesGraph {
  private static final String AVAILABLE =
      "http://publications.europa.eu/resource/authority/planned-availability/STABLE";

  private final Describing graph;
  private final Iris iris;
  private final Dataset dataset;
  private final Thing service;

  /** A format by the name of its file, the EU's word and its media type. */
  private enum Format {
    CSV("csv", "CSV", "text/csv"),
    GEOJSON("geojson", "GEOJSON", "application/geo+json"),
    NDJSON("ndjson", "JSON", "application/x-ndjson"),
    PARQUET("parquet", "PARQUET", "application/vnd.apache.parquet"),
    JSON("json", "JSON", "application/json");

    private final String extension;
    private final String fileType;
    private final String mediaType;

    Format(String extension, String fileType, String mediaType) {
      this.extension = extension;
      this.fileType = fileType;
      this.mediaType = mediaType;
    }
  }

  FilesGraph(Describing graph, Iris iris, Dataset dataset, Thing service) {
    this.graph = graph;
    this.iris = iris;
    this.dataset = dataset;
    this.service = service;
  }

  void whole(Thing whole) {
    file(whole, Format.CSV);
    file(whole, Format.NDJSON);
    file(whole, Format.PARQUET);
    if (dataset.definition().manifest().geometry() != null) {
      file(whole, Format.GEOJSON);
    }
    whole.link("dcat:distribution", served("all-api", iris.dataset(dataset.name()) + "/records"));
  }

  void part(Thing described, Part part) {
    described.link(
        "dcat:distribution",
        served(
            "publisher-" + part.publisher() + "-api",
            iris.dataset(dataset.name()) + "/records?publisher=" + part.publisher()));
  }

  private void file(Thing whole, Format format) {
    var address = iris.dataset(dataset.name()) + "/download." + format.extension;
    whole.link(
        "dcat:distribution",
        distribution("all-" + format.extension, address, format).link("dcat:downloadURL", address));
  }

  private Thing served(String fragment, String address) {
    return distribution(fragment, address, Format.JSON).link("dcat:accessService", service);
  }

  private Thing distribution(String fragment, String address, Format format) {
    return graph
        .thing(iris.dataset(dataset.name()) + "#" + fragment, "dcat:Distribution")
        .text("dcterms:title", format.name(), "en")
        .link("dcat:accessURL", address)
        .link(
            "dcterms:license", dataset.definition().manifest().licence(), "dcterms:LicenseDocument")
        .link(
            "dcterms:format",
            URI.create(Iris.fileType(format.fileType)),
            "dcterms:MediaTypeOrExtent")
        .link("dcat:mediaType", URI.create(Iris.mediaType(format.mediaType)), "dcterms:MediaType")
        .link(
            "http://data.europa.eu/r5r/availability",
            graph.thing(AVAILABLE, "skos:Concept").text("skos:prefLabel", "stable", "en"))
        .link(
            "dcterms:conformsTo", dataset.definition().manifest().conformsTo(), "dcterms:Standard");
  }
}
