package se.samla.catalog.describing;

import java.net.URI;
import java.util.Comparator;
import org.apache.jena.rdf.model.Model;
import org.springframework.stereotype.Component;
import se.samla.catalog.CatalogSettings;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;
import se.samla.catalog.describing.Describing.Thing;
import se.samla.schemas.datasets.Manifest.Status;

/**
 * The catalog by DCAT-AP-SE 3.0.1: each national dataset is a series; in it are the whole, with its
 * files, and each publisher's part.
 */
@Component
class CatalogGraph {
  private static final URI LICENCE =
      URI.create("http://creativecommons.org/publicdomain/zero/1.0/");

  private final Datasets datasets;
  private final DatasetParts parts;
  private final Iris iris;
  private final Areas areas;
  private final CatalogSettings.Owner owner;

  CatalogGraph(
      Datasets datasets, DatasetParts parts, Iris iris, Areas areas, CatalogSettings settings) {
    this.datasets = datasets;
    this.parts = parts;
    this.iris = iris;
    this.areas = areas;
    this.owner = settings.owner();
  }

  Model build() {
    var graph = new Describing();
    var publisher = publisher(graph);
    var contact = contact(graph);
    var service = service(graph, publisher, contact);
    var catalog = catalog(graph, publisher);
    catalog.link("dcat:service", service);
    datasets.all().stream()
        .filter(dataset -> dataset.definition().manifest().status() != Status.RETIRED)
        .sorted(Comparator.comparing(Dataset::name))
        .forEach(
            dataset ->
                new SeriesGraph(graph, iris, areas, dataset, parts)
                    .describe(catalog, service, publisher, contact));
    return graph.model();
  }

  private Thing catalog(Describing graph, Thing publisher) {
    var span = parts.span();
    return graph
        .thing(iris.catalog(), "dcat:Catalog")
        .text("dcterms:title", "Samla: nationella datamängder", "sv")
        .text("dcterms:title", "Samla: national datasets", "en")
        .text(
            "dcterms:description",
            "Kommuners öppna data, samlade till nationella datamängder.",
            "sv")
        .text("dcterms:description", "Municipal open data, gathered into national datasets.", "en")
        .link("dcterms:publisher", publisher)
        .link("dcterms:license", LICENCE, "dcterms:LicenseDocument")
        .link("dcterms:language", language("SWE"), "dcterms:LinguisticSystem")
        .link("dcterms:language", language("ENG"), "dcterms:LinguisticSystem")
        .link("dcterms:spatial", areas.sweden(graph))
        .time("dcterms:issued", span.from())
        .time("dcterms:modified", span.to())
        .link("foaf:homepage", URI.create(iris.home()), "foaf:Document")
        .link(
            "dcat:themeTaxonomy",
            graph
                .thing(Iris.themes(), "skos:ConceptScheme")
                .text("dcterms:title", "Data theme", "en"));
  }

  private Thing publisher(Describing graph) {
    return graph
        .thing(iris.here("publisher"), "foaf:Agent")
        .text("foaf:name", owner.name())
        .link("dcterms:type", ownerType(graph));
  }

  private Thing ownerType(Describing graph) {
    var type = owner.type().toString();
    return graph
        .thing(type, "skos:Concept")
        .text("skos:prefLabel", type.substring(type.lastIndexOf('/') + 1), "en");
  }

  private Thing contact(Describing graph) {
    return graph
        .thing(iris.here("contact"), "vcard:Organization")
        .also("vcard:Kind")
        .text("vcard:fn", owner.name())
        .link("vcard:hasEmail", "mailto:" + owner.email());
  }

  private Thing service(Describing graph, Thing publisher, Thing contact) {
    return graph
        .thing(iris.here("api"), "dcat:DataService")
        .text("dcterms:title", "Samlas läs-API", "sv")
        .text("dcterms:title", "Samla's reading API", "en")
        .text("dcterms:description", "Poster, ändringar och historik.", "sv")
        .text("dcterms:description", "Records, changes and history.", "en")
        .link("dcat:endpointURL", iris.api())
        .link("dcat:endpointDescription", iris.apiDescription())
        .link("dcterms:publisher", publisher)
        .link("dcat:contactPoint", contact)
        .link("dcterms:license", LICENCE, "dcterms:LicenseDocument")
        .link("dcterms:accessRights", URI.create(Iris.everyone()), "dcterms:RightsStatement");
  }

  private static URI language(String code) {
    return URI.create(Iris.language(code));
  }
}
