package se.samla.catalog;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.tracing.Tracing;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.EventSerializer;

/** What every feature of the service may use. */
@Configuration(proxyBeanMethods = false)
class Parts {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  DatasetDefinitions datasetDefinitions(CatalogSettings settings) {
    return DatasetDefinitions.load(directory(settings.datasets()));
  }

  @Bean
  SchemaRegistryClient schemaRegistryClient(CatalogSettings settings) {
    return new SchemaRegistryClient(settings.schemaRegistryUrl());
  }

  @Bean
  Tracing tracing(@Value("${samla.otlp-endpoint}") String collector) {
    return Tracing.to(collector, "samla-catalog");
  }

  @Bean
  EventDeserializer eventDeserializer(SchemaRegistryClient registry) {
    return new EventDeserializer(registry);
  }

  @Bean
  EventSerializer eventSerializer(SchemaRegistryClient registry) {
    return new EventSerializer(registry);
  }

  private static @Nullable Path directory(@Nullable String setting) {
    return setting == null || setting.isBlank() ? null : Path.of(setting);
  }
}
