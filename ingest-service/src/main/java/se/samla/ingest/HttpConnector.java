package se.samla.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What no property says: an id may hold a slash, percent-encoded; and a client that asks first, as
 * curl does with a large file, is told to go on only when its body is about to be read, that is
 * when its key is known.
 */
@Configuration
class HttpConnector {
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusals(
      Crowd crowd, MeterRegistry meters) {
    return factory -> {
      ProblemReportValve.install(factory);
      CrowdLimit.install(factory, crowd, meters);
    };
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> connector() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> {
              connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
              connector.setProperty("continueResponseTiming", "onRead");
            });
  }
}
