package se.samla.ingest;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who gets which share of the connections to the database. */
@Configuration
class DatabaseConnections {
  @Bean
  static BeanPostProcessor requestConnections() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new RequestConnections(pool) : bean;
      }
    };
  }

  @Bean
  MeterBinder waitingRequests(DataSource connections) {
    return meters ->
        Gauge.builder("samla.requests.waiting", connections, DatabaseConnections::waiting)
            .description("Requests that wait for a connection to the database")
            .register(meters);
  }

  private static int waiting(DataSource connections) {
    return connections instanceof RequestConnections shared ? shared.waiting() : 0;
  }
}
