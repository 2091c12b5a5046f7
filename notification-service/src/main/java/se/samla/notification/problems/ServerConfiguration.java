package se.samla.notification.problems;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What no property says of the server. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusals(
      Crowd crowd, MeterRegistry meters) {
    return factory -> {
      ProblemReportValve.install(factory);
      CrowdLimit.install(factory, crowd, meters);
    };
  }
}
