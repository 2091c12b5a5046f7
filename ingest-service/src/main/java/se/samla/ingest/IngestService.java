package se.samla.ingest;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.tracing.Tracing;

/** Takes uploads over HTTP, validates their rows and tells their publishers what came of them. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class IngestService {
  static void main(String[] args) {
    new SpringApplicationBuilder(IngestService.class)
        .properties("spring.config.name=ingest-service")
        .run(args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  DatasetDefinitions datasetDefinitions(IngestSettings settings) {
    return DatasetDefinitions.load(settings.datasets());
  }

  @Bean
  Tracing tracing(@Value("${samla.otlp-endpoint}") String collector) {
    return Tracing.to(collector, "samla-ingest");
  }

  @Bean
  SchemaRegistryClient schemaRegistry(IngestSettings settings) {
    return new SchemaRegistryClient(settings.schemaRegistry().url());
  }
}
