package se.samla.catalog.describing;

import java.net.URI;
import java.time.Instant;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.datasets.Manifest.Text;

/** A graph in the making. Every node has a name; what the profile wants typed is typed. */
final class Describing {
  private static final String DCAT = "http://www.w3.org/ns/dcat#";
  private static final String TERMS = "http://purl.org/dc/terms/";
  private static final String FOAF = "http://xmlns.com/foaf/0.1/";
  private static final String VCARD = "http://www.w3.org/2006/vcard/ns#";

  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";

  private final Model model = ModelFactory.createDefaultModel();

  Describing() {
    model.setNsPrefix("dcat", DCAT);
    model.setNsPrefix("dcterms", TERMS);
    model.setNsPrefix("foaf", FOAF);
    model.setNsPrefix("vcard", VCARD);
    model.setNsPrefix("skos", SKOS);
    model.setNsPrefix("xsd", "http://www.w3.org/2001/XMLSchema#");
  }

  Model model() {
    return model;
  }

  /**
   * One thing in the graph.
   *
   * @param type as {@code prefix:name}
   */
  Thing thing(String iri, String type) {
    return new Thing(model.createResource(iri).addProperty(RDF.type, named(type)));
  }

  private Resource named(String name) {
    return model.createResource(model.expandPrefix(name));
  }

  /** A thing that gets properties; what is null says nothing. */
  final class Thing {
    private final Resource resource;

    private Thing(Resource resource) {
      this.resource = resource;
    }

    Thing also(String type) {
      resource.addProperty(RDF.type, named(type));
      return this;
    }

    Thing link(String property, Thing other) {
      resource.addProperty(property(property), other.resource);
      return this;
    }

    Thing link(String property, String iri) {
      resource.addProperty(property(property), model.createResource(iri));
      return this;
    }

    /** A link to something that has a type in the profile. */
    Thing link(String property, URI iri, String type) {
      return link(property, thing(iri.toString(), type));
    }

    Thing text(String property, String text) {
      resource.addProperty(property(property), text);
      return this;
    }

    Thing text(String property, String text, String language) {
      resource.addProperty(property(property), text, language);
      return this;
    }

    Thing text(String property, Text text) {
      return text(property, text.sv(), "sv").text(property, text.en(), "en");
    }

    Thing time(String property, @Nullable Instant time) {
      if (time != null) {
        resource.addProperty(
            property(property), model.createTypedLiteral(time.toString(), XSDDatatype.XSDdateTime));
      }
      return this;
    }

    private Property property(String name) {
      return model.createProperty(model.expandPrefix(name));
    }
  }
}
