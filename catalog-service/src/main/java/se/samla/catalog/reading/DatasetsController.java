package se.samla.catalog.reading;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;

/** The national datasets. */
@RestController
@RequestMapping("/v1/datasets")
class DatasetsController {
  private final Datasets datasets;
  private final DatasetStates states;
  private final Links links;

  /** All of them: there are few. */
  record DatasetList(List<DatasetView> datasets, @Nullable String next) {}

  DatasetsController(Datasets datasets, DatasetStates states, Links links) {
    this.datasets = datasets;
    this.states = states;
    this.links = links;
  }

  @GetMapping
  DatasetList datasets() {
    return new DatasetList(
        datasets.all().stream()
            .sorted(Comparator.comparing(Dataset::name))
            .map(this::view)
            .toList(),
        null);
  }

  @GetMapping("/{dataset}")
  DatasetView dataset(@PathVariable String dataset) {
    return view(datasets.get(dataset));
  }

  private DatasetView view(Dataset dataset) {
    return DatasetView.of(dataset, states.of(dataset), links.ofDataset(dataset.name()));
  }
}
