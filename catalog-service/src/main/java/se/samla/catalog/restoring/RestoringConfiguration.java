package se.samla.catalog.restoring;

import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samla.schemas.kafka.KafkaAccess;
import se.samla.schemas.positions.ConsumerPositions;

/** The positions of this service's groups. */
@Configuration(proxyBeanMethods = false)
class RestoringConfiguration {
  /** As every Kafka client of this service. */
  @Bean
  KafkaAccess kafkaAccess(KafkaProperties kafka) {
    return new KafkaAccess(String.join(",", kafka.getBootstrapServers()), kafka.getProperties());
  }

  @Bean
  ConsumerPositions consumerPositions(
      DataSource database, KafkaAccess kafka, BindingServiceProperties bindings) {
    var groups =
        bindings.getBindings().values().stream()
            .map(BindingProperties::getGroup)
            .collect(Collectors.toUnmodifiableSet());
    return new ConsumerPositions(database, kafka, groups, Set.of());
  }
}
