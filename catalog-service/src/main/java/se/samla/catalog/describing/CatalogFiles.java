package se.samla.catalog.describing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;

/** The catalog as it is written, kept while nothing that it tells of has changed. */
@Component
class CatalogFiles {
  /** Each format as it is now, and a few as they just were. */
  private static final int KEPT = 8;

  private final Datasets datasets;
  private final DatasetParts parts;
  private final CatalogGraph graph;
  private final Cache<Key, byte[]> written = Caffeine.newBuilder().maximumSize(KEPT).build();

  private record Key(RDFFormat format, String state) {}

  CatalogFiles(Datasets datasets, DatasetParts parts, CatalogGraph graph) {
    this.datasets = datasets;
    this.parts = parts;
    this.graph = graph;
  }

  /** Names all that the catalog tells of: the same state, the same catalog. */
  String state() {
    var all =
        datasets.all().stream()
            .sorted(Comparator.comparing(Dataset::name))
            .map(this::stateOf)
            .collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The catalog in a state that was read just before: it is at least as new. */
  byte[] in(RDFFormat format, String state) {
    return written.get(new Key(format, state), _ -> write(format));
  }

  private String stateOf(Dataset dataset) {
    return dataset.definition().manifest() + " " + parts.of(dataset) + " " + parts.spanOf(dataset);
  }

  private byte[] write(RDFFormat format) {
    var out = new ByteArrayOutputStream();
    RDFDataMgr.write(out, graph.build(), format);
    return out.toByteArray();
  }
}
