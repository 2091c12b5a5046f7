package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalog as harvesters see it. */
@CatalogTest
class DcatIT {
  private static final String SHAPES = "../shared/specs/dcat/dcat-ap-3.0.1-SHACL.ttl";

  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void aDelivery() {
    catalog.merge(Upload.snapshot(publisher).row("a", "A"));
  }

  private Model read(String accept, Lang lang) {
    var answer = reader.raw("/datasets/dcat", accept);
    assertThat(answer.statusCode()).isEqualTo(200);
    var model = ModelFactory.createDefaultModel();
    RDFDataMgr.read(model, new ByteArrayInputStream(answer.body()), lang);
    return model;
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle, TTL",
    "application/rdf+xml, RDFXML",
    "application/ld+json, JSONLD11",
    "*/*, RDFXML"
  })
  void everyFormIsTheSameGraph(String accept, String lang) {
    var turtle = read("text/turtle", Lang.TURTLE);
    var other = read(accept, langOf(lang));
    assertThat(other.isIsomorphicWith(turtle)).isTrue();
  }

  private static Lang langOf(String name) {
    return switch (name) {
      case "TTL" -> Lang.TURTLE;
      case "RDFXML" -> Lang.RDFXML;
      default -> Lang.JSONLD11;
    };
  }

  @Test
  void itSatisfiesTheShapesOfDcatAp() {
    var shapes = Path.of(System.getProperty("samla.home", ".."), SHAPES);
    Assumptions.assumeTrue(Files.exists(shapes), "DCAT-AP's shapes are not at hand: " + SHAPES);
    var report =
        ShaclValidator.get()
            .validate(wellFormed(shapes).getGraph(), read("text/turtle", Lang.TURTLE).getGraph());
    assertThat(report.getEntries())
        .extracting(
            e -> e.focusNode() + " " + e.resultPath() + " " + e.value() + ": " + e.message())
        .isEmpty();
  }

  /** The published file names some property shapes that it does not hold. */
  private static Model wellFormed(Path file) {
    var shapes = RDFDataMgr.loadModel(file.toString());
    var missing =
        shapes
            .listStatements(null, SHACLM.property, (Resource) null)
            .filterDrop(named -> named.getResource().hasProperty(SHACLM.path))
            .toList();
    shapes.remove(missing);
    return shapes;
  }

  @Test
  void nothingThatMattersIsWithoutAName() {
    var model = read("text/turtle", Lang.TURTLE);
    for (var type : List.of(DCAT.Catalog, DCAT.Dataset, DCAT.Distribution, DCAT.DataService)) {
      assertThat(model.listSubjectsWithProperty(RDF.type, type).toList())
          .isNotEmpty()
          .allMatch(subject -> subject.isURIResource() && subject.getURI().startsWith("http"));
    }
  }

  @Test
  void aPublishersPartIsADatasetInTheNationalSeries() {
    var model = read("text/turtle", Lang.TURTLE);
    var part = partOf(model);
    var series = part.getPropertyResourceValue(model.createProperty(DCAT.NS, "inSeries"));
    assertThat(series.hasProperty(RDF.type, model.createResource(DCAT.NS + "DatasetSeries")))
        .isTrue();
    assertThat(series.getProperty(DCTerms.title, "sv").getString())
        .isEqualTo("Offentliga toaletter");
    var distribution = part.getPropertyResourceValue(DCAT.distribution);
    assertThat(distribution.getPropertyResourceValue(DCTerms.license).getURI())
        .isEqualTo("http://creativecommons.org/publicdomain/zero/1.0/");
    assertThat(distribution.getPropertyResourceValue(DCAT.accessURL).getURI())
        .endsWith("/records?publisher=" + publisher.number());
  }

  @Test
  void aMunicipalitysPartIsOfItsMunicipalityAndAnothersOfTheCountry() {
    assertThat(spatial(partOf(read("text/turtle", Lang.TURTLE))).getURI()).endsWith("/SWE");
    becomes("0186");
    var place = spatial(partOf(read("text/turtle", Lang.TURTLE)));
    assertThat(place.getURI()).endsWith("/datasets/dcat#municipality-0186");
    assertThat(place.getProperty(DCTerms.identifier).getString()).isEqualTo("0186");
  }

  private static Resource spatial(Resource dataset) {
    var places = dataset.listProperties(DCTerms.spatial).toList();
    assertThat(places).hasSize(1);
    return places.getFirst().getResource();
  }

  private void becomes(String municipality) {
    jdbc.sql("UPDATE publisher SET municipality_code = :code WHERE organisation_number = :number")
        .param("code", municipality)
        .param("number", publisher.number())
        .update();
  }

  @Test
  void theCatalogSaysSinceWhenItIsAndWhenItChanged() {
    catalog.merge(Upload.delta(publisher).row("b", "B"));
    var model = read("text/turtle", Lang.TURTLE);
    var described = model.listSubjectsWithProperty(RDF.type, DCAT.Catalog).next();
    assertHas(described, DCTerms.issued, DCTerms.modified);
    assertThat(time(described, DCTerms.issued)).isBefore(time(described, DCTerms.modified));
  }

  private static Instant time(Resource resource, Property property) {
    return Instant.parse(resource.getProperty(property).getString());
  }

  @Test
  void aDatasetSaysAllThatTheProfileAsksFor() {
    var model = read("text/turtle", Lang.TURTLE);
    for (var dataset : model.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList()) {
      assertHas(
          dataset,
          DCTerms.title,
          DCTerms.description,
          DCTerms.publisher,
          DCTerms.conformsTo,
          DCTerms.spatial,
          DCTerms.accrualPeriodicity,
          DCTerms.accessRights,
          DCAT.contactPoint,
          DCAT.theme,
          DCAT.keyword,
          DCAT.distribution);
    }
    for (var file : model.listSubjectsWithProperty(RDF.type, DCAT.Distribution).toList()) {
      assertHas(file, DCTerms.format, DCTerms.license, DCAT.mediaType, DCAT.accessURL);
      assertThat(file.getPropertyResourceValue(DCTerms.license).getURI())
          .startsWith("http://creativecommons.org/");
    }
    assertHas(whole(model), DCTerms.temporal);
    assertThat(model.listSubjectsWithProperty(DCAT.servesDataset).toList())
        .singleElement()
        .satisfies(
            service ->
                assertHas(service, DCAT.endpointURL, DCAT.endpointDescription, DCTerms.license));
  }

  private static Resource whole(Model model) {
    return model
        .listSubjectsWithProperty(RDF.type, DCAT.Dataset)
        .filterKeep(dataset -> dataset.getURI().endsWith("offentliga-toaletter#all"))
        .next();
  }

  private static void assertHas(Resource resource, Property... properties) {
    assertThat(properties).as(resource.getURI()).allMatch(resource::hasProperty);
  }

  private Resource partOf(Model model) {
    return model
        .listSubjectsWithProperty(RDF.type, DCAT.Dataset)
        .filterKeep(subject -> subject.getURI().endsWith("#publisher-" + publisher.number()))
        .next();
  }

  @Test
  void theCatalogIsToldAgainWhenItTellsSomethingNew() {
    var first = reader.raw("/datasets/dcat", "text/turtle");
    var tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(reader.raw("/datasets/dcat", "text/turtle").body()).isEqualTo(first.body());
    assertThat(reader.raw("/datasets/dcat", "text/turtle", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    catalog.merge(Upload.delta(publisher).row("b", "B"));
    assertThat(reader.raw("/datasets/dcat", "text/turtle", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }
}
