package se.samla.notification;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import se.samla.schemas.tracing.Tracing;

/** The service: from {@code samla.dataset.changed.v1} to signed webhooks. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class NotificationService {
  public static void main(String[] args) {
    var application = new SpringApplication(NotificationService.class);
    System.setProperty("spring.config.name", "notification-service");
    application.run(args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Tracing tracing(@Value("${samla.otlp-endpoint}") String collector) {
    return Tracing.to(collector, "samla-notification");
  }
}
