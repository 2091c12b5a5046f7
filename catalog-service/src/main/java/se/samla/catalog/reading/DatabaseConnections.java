package se.samla.catalog.reading;

import com.zaxxer.hikari.HikariDataSource;
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
}
