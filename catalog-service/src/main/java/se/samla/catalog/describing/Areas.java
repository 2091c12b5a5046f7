package se.samla.catalog.describing;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.describing.Describing.Thing;

/**
 * The areas that data are of. The country has its address in the EU's list; a municipality is in
 * none that the profile knows by its code, so it has one here, with its code.
 */
@Component
class Areas {
  private final Iris iris;

  Areas(Iris iris) {
    this.iris = iris;
  }

  Thing sweden(Describing graph) {
    return graph.thing(Iris.sweden(), "dcterms:Location");
  }

  /**
   * A municipality's area, or the country for who is none.
   *
   * @param municipality its code
   */
  Thing of(Describing graph, @Nullable String municipality) {
    return municipality == null
        ? sweden(graph)
        : graph
            .thing(iris.here("municipality-" + municipality), "dcterms:Location")
            .text("dcterms:identifier", municipality);
  }
}
