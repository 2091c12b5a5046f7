package se.samla.catalog.datasets;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

/** Every dataset this service has a definition of; each has its rows in the database. */
@Component
public class Datasets {
  private final Map<String, Dataset> byName;

  Datasets(DatasetDefinitions definitions, DatasetRepository repository) {
    byName =
        definitions.all().stream()
            .map(definition -> kept(definition, repository))
            .collect(Collectors.toUnmodifiableMap(Dataset::name, Function.identity()));
  }

  private static Dataset kept(DatasetDefinition definition, DatasetRepository repository) {
    return new Dataset(repository.idOf(definition.name()), definition);
  }

  /**
   * The dataset of a name.
   *
   * @throws UnknownDatasetException when no definition has it
   */
  public Dataset get(String name) {
    var dataset = byName.get(name);
    if (dataset == null) {
      throw new UnknownDatasetException(name);
    }
    return dataset;
  }

  public Collection<Dataset> all() {
    return byName.values();
  }
}
