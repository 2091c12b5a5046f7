package se.samla.catalog.reading;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import se.samla.catalog.datasets.Datasets;

/** How the interface is served and described. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
  private final Datasets datasets;
  private final ConditionalReading conditionalReading;
  private final ReadingLimits limits;

  WebConfiguration(Datasets datasets, ConditionalReading conditionalReading, ReadingLimits limits) {
    this.limits = limits;
    this.datasets = datasets;
    this.conditionalReading = conditionalReading;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors
        .addInterceptor(new FairReading(limits, TimeMeter.SYSTEM_NANOTIME))
        .addPathPatterns("/v1/**", "/datasets/**");
    interceptors.addInterceptor(new KnownParameters(datasets)).addPathPatterns("/v1/**");
    interceptors
        .addInterceptor(new RecordFileName())
        .addPathPatterns("/v1/datasets/{dataset}/records/{recordId}");
    interceptors
        .addInterceptor(conditionalReading)
        .addPathPatterns(
            "/v1/datasets",
            "/v1/datasets/{dataset}",
            "/v1/datasets/{dataset}/records",
            "/v1/datasets/{dataset}/records/{recordId}",
            "/v1/datasets/{dataset}/records/{recordId}/history",
            "/v1/datasets/{dataset}/changes",
            "/v1/datasets/{dataset}/difference");
    interceptors
        .addInterceptor(new AskedEachTime())
        .addPathPatterns(
            "/v1/datasets/{dataset}/coverage",
            "/v1/datasets/{dataset}/conflicts",
            "/v1/datasets/{dataset}/records/{recordId}/contributions");
  }

  /** Local ids may hold a slash; percent-encoded it is part of the id. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashesInRecordIds() {
    return factory ->
        factory.addConnectorCustomizers(
            connector ->
                connector.setEncodedSolidusHandling(
                    EncodedSolidusHandling.PASS_THROUGH.getValue()));
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusals(
      Crowd crowd, MeterRegistry meters) {
    return factory -> {
      ProblemReportValve.install(factory);
      CrowdLimit.install(factory, crowd, meters);
    };
  }
}
