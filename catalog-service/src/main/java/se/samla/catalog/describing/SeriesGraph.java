package se.samla.catalog.describing;

import java.net.URI;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.describing.Describing.Thing;
import se.samla.schemas.datasets.Manifest;
import se.samla.schemas.datasets.Manifest.Text;

/** One national dataset as a series, with the datasets in it. */
final class SeriesGraph {
  private final Describing graph;
  private final Iris iris;
  private final Areas areas;
  private final Dataset dataset;
  private final Manifest manifest;
  private final DatasetParts parts;

  SeriesGraph(Describing graph, Iris iris, Areas areas, Dataset dataset, DatasetParts parts) {
    this.graph = graph;
    this.iris = iris;
    this.areas = areas;
    this.dataset = dataset;
    this.manifest = dataset.definition().manifest();
    this.parts = parts;
  }

  void describe(Thing catalog, Thing service, Thing publisher, Thing contact) {
    var series = series(publisher, contact);
    var files = new FilesGraph(graph, iris, dataset, service);
    var whole = whole(series, publisher, contact);
    files.whole(whole);
    catalog.link("dcat:dataset", whole);
    service.link("dcat:servesDataset", whole);
    for (var part : parts.of(dataset)) {
      var described = part(part, series, contact);
      files.part(described, part);
      catalog.link("dcat:dataset", described);
      service.link("dcat:servesDataset", described);
    }
  }

  private Thing series(Thing publisher, Thing contact) {
    var span = parts.spanOf(dataset);
    return graph
        .thing(iris.dataset(dataset.name()), "dcat:DatasetSeries")
        .text("dcterms:title", manifest.title())
        .text("dcterms:description", manifest.description())
        .link("dcterms:publisher", publisher)
        .link("dcat:contactPoint", contact)
        .link("dcterms:spatial", areas.sweden(graph))
        .link("dcterms:accrualPeriodicity", frequency(), "dcterms:Frequency")
        .time("dcterms:issued", span.from())
        .time("dcterms:modified", span.to());
  }

  private Thing whole(Thing series, Thing publisher, Thing contact) {
    var title = manifest.title();
    var span = parts.spanOf(dataset);
    var whole =
        dataset("all", series, contact)
            .text(
                "dcterms:title",
                new Text(title.sv() + ", hela landet", title.en() + ", nationwide"))
            .link("dcterms:publisher", publisher)
            .link("dcterms:spatial", areas.sweden(graph))
            .time("dcterms:issued", span.from())
            .time("dcterms:modified", span.to());
    if (span.from() != null) {
      whole.link(
          "dcterms:temporal",
          graph
              .thing(iris.dataset(dataset.name()) + "#period", "dcterms:PeriodOfTime")
              .time("dcat:startDate", span.from()));
    }
    return whole;
  }

  private Thing part(Part part, Thing series, Thing contact) {
    var title = manifest.title();
    var publisher =
        graph
            .thing(iris.here("organisation-" + part.publisher()), "foaf:Agent")
            .text("foaf:name", part.name())
            .text("dcterms:identifier", part.publisher());
    return dataset("publisher-" + part.publisher(), series, contact)
        .text(
            "dcterms:title",
            new Text(title.sv() + ", " + part.name(), title.en() + ", " + part.name()))
        .link("dcterms:publisher", publisher)
        .link("dcterms:spatial", areas.of(graph, part.municipality()))
        .time("dcterms:modified", part.deliveredAt());
  }

  /** What all datasets of the series have. */
  private Thing dataset(String fragment, Thing series, Thing contact) {
    var thing =
        graph
            .thing(iris.dataset(dataset.name()) + "#" + fragment, "dcat:Dataset")
            .text("dcterms:description", manifest.description())
            .link("dcat:inSeries", series)
            .link("dcat:contactPoint", contact)
            .link("dcat:theme", theme())
            .link("dcterms:conformsTo", manifest.conformsTo(), "dcterms:Standard")
            .link("dcterms:accessRights", URI.create(Iris.everyone()), "dcterms:RightsStatement")
            .link("dcterms:language", URI.create(Iris.language("SWE")), "dcterms:LinguisticSystem")
            .link("dcterms:accrualPeriodicity", frequency(), "dcterms:Frequency");
    manifest
        .keywords()
        .forEach((language, words) -> words.forEach(w -> thing.text("dcat:keyword", w, language)));
    return thing;
  }

  private Thing theme() {
    return graph
        .thing(manifest.theme().toString(), "skos:Concept")
        .text("skos:prefLabel", Themes.labelOf(manifest.theme()), "en");
  }

  private URI frequency() {
    return URI.create(Iris.frequency(Frequencies.wordOf(manifest.frequency())));
  }
}
