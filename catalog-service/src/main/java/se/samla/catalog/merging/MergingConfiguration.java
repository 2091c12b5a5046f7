package se.samla.catalog.merging;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samla.catalog.CatalogSettings;
import se.samla.catalog.work.Signal;
import se.samla.catalog.work.Signals;
import se.samla.catalog.work.Worker;
import se.samla.catalog.work.Workers;

/** The merge's workers. */
@Configuration(proxyBeanMethods = false)
class MergingConfiguration {
  @Bean
  Workers mergeWorkers(CatalogSettings settings, MergeUploads uploads, Signals signals) {
    var merging = settings.merging();
    return new Workers(
        Stream.of(
                workers(
                    Lane.small(merging.smallRows()),
                    merging.smallWorkers(),
                    uploads,
                    signals.smallUploadReady()),
                workers(
                    Lane.large(merging.smallRows()),
                    merging.largeWorkers(),
                    uploads,
                    signals.largeUploadReady()))
            .flatMap(List::stream)
            .toList());
  }

  private static List<Worker> workers(Lane lane, int count, MergeUploads uploads, Signal signal) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> new Worker(lane.name() + "-" + n, signal, () -> uploads.mergeNext(lane)))
        .toList();
  }
}
