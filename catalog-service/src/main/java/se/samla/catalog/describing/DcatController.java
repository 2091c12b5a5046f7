package se.samla.catalog.describing;

import java.time.Duration;
import org.apache.jena.riot.RDFFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalog for harvesters, in the form they ask for; RDF/XML for those who do not say. */
@RestController
@RequestMapping("/datasets/dcat")
class DcatController {
  private static final String RDF_XML = "application/rdf+xml";
  private static final String TURTLE = "text/turtle";
  private static final String JSON_LD = "application/ld+json";

  private final CatalogFiles files;

  DcatController(CatalogFiles files) {
    this.files = files;
  }

  @GetMapping(produces = {RDF_XML, MediaType.APPLICATION_XML_VALUE, MediaType.ALL_VALUE})
  ResponseEntity<byte[]> rdfXml() {
    return written(RDFFormat.RDFXML_PLAIN, RDF_XML);
  }

  @GetMapping(produces = TURTLE)
  ResponseEntity<byte[]> turtle() {
    return written(RDFFormat.TURTLE_PRETTY, TURTLE);
  }

  @GetMapping(produces = JSON_LD)
  ResponseEntity<byte[]> jsonLd() {
    return written(RDFFormat.JSONLD11, JSON_LD);
  }

  private ResponseEntity<byte[]> written(RDFFormat format, String type) {
    var state = files.state();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .eTag("W/\"" + state + "\"")
        .header(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
        .body(files.in(format, state));
  }
}
