package se.samla.ingest.restoring;

import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samla.ingest.IngestSettings;
import se.samla.schemas.positions.ConsumerPositions;
import se.samla.schemas.topics.Topics;

/** The positions of this service's groups, and of what it tells. */
@Configuration
class RestoringConfiguration {
  @Bean
  ConsumerPositions consumerPositions(
      DataSource database, IngestSettings settings, BindingServiceProperties bindings) {
    var groups =
        bindings.getBindings().values().stream()
            .map(BindingProperties::getGroup)
            .collect(Collectors.toUnmodifiableSet());
    return new ConsumerPositions(
        database,
        settings.kafka().bootstrapServers(),
        groups,
        Set.of(Topics.UPLOAD_VALIDATED, Topics.UPLOAD_DECIDED));
  }
}
