package se.samla.catalog.restoring;

import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samla.schemas.positions.ConsumerPositions;

/** The positions of this service's groups. */
@Configuration(proxyBeanMethods = false)
class RestoringConfiguration {
  @Bean
  ConsumerPositions consumerPositions(
      DataSource database,
      @Value("${spring.kafka.bootstrap-servers}") String kafka,
      BindingServiceProperties bindings) {
    var groups =
        bindings.getBindings().values().stream()
            .map(BindingProperties::getGroup)
            .collect(Collectors.toUnmodifiableSet());
    return new ConsumerPositions(database, kafka, groups, Set.of());
  }
}
