package se.samla.notification.problems;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What no property says of the server. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusals() {
    return ProblemReportValve::install;
  }
}
