package se.samla.catalog.reading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;

/** Names what is read of a dataset: with the same tag come the same bytes. */
@Component
class Tags {
  private final Map<Integer, String> shapes = new ConcurrentHashMap<>();

  /**
   * The tag of the dataset as it was at a change set. What is erased goes out of every one before
   * it, and another definition writes all of them anew.
   */
  String at(Dataset dataset, DatasetState state, long number) {
    var shape = shapes.computeIfAbsent(dataset.id(), _ -> shapeOf(dataset));
    return state.epoch() + "." + number + "." + state.erasure() + "." + shape;
  }

  /** Names a definition, the same one at every instance. */
  static String shapeOf(Dataset dataset) {
    var definition = dataset.definition();
    return Integer.toHexString((definition.schema() + "\n" + definition.manifest()).hashCode());
  }
}
