package se.samla.notification.delivering;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client for webhooks: it follows nothing, unpacks nothing, remembers nothing and repeats
 * nothing of its own accord.
 */
@Configuration
class HttpConfiguration {
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int MOST_HEADERS = 100;

  /** What the machine takes of a response before anybody reads it. */
  private static final int RECEIVED_AHEAD = 16 * 1024;

  @Bean
  CloseableHttpClient webhookHttpClient(DeliverySettings settings) {
    return HttpClients.custom()
        .setConnectionManager(connections(settings))
        .setDefaultRequestConfig(requests(settings))
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(DeliverySettings settings) {
    return new BoundedConnections()
        .setDnsResolver(new VettedAddresses())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits()).build())
        .setDefaultConnectionConfig(connection(settings))
        .setDefaultSocketConfig(SocketConfig.custom().setRcvBufSize(RECEIVED_AHEAD).build())
        .setMaxConnTotal(settings.inFlight())
        .setMaxConnPerRoute(settings.inFlight())
        .build();
  }

  private static Http1Config limits() {
    return Http1Config.custom()
        .setMaxLineLength(LONGEST_LINE)
        .setMaxHeaderCount(MOST_HEADERS)
        .build();
  }

  /** A connection that was idle is looked at before it is used, and not kept for long. */
  private static ConnectionConfig connection(DeliverySettings settings) {
    return ConnectionConfig.custom()
        .setConnectTimeout(Timeout.of(settings.request().connectTimeout()))
        .setSocketTimeout(Timeout.of(settings.request().deadline()))
        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
        .setTimeToLive(TimeValue.ofMinutes(1))
        .build();
  }

  private static RequestConfig requests(DeliverySettings settings) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(settings.request().deadline()))
        .setResponseTimeout(Timeout.of(settings.request().deadline()))
        .build();
  }
}
