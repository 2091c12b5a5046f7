package se.samla.notification.delivering;

import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import se.samla.notification.addresses.Endpoint;

/** Webhook requests: one CloudEvent in structured mode. */
final class Requests {
  /** Without a charset: JSON has one, and receivers' libraries know the bare type only. */
  private static final ContentType CLOUD_EVENT = ContentType.create("application/cloudevents+json");

  private Requests() {}

  static HttpPost post(Endpoint endpoint, byte[] body, Map<String, String> headers) {
    var request = new HttpPost(endpoint.url());
    request.setEntity(new ByteArrayEntity(body, CLOUD_EVENT));
    request.setHeader("User-Agent", "Samla-Webhooks/1");
    headers.forEach(request::setHeader);
    return request;
  }
}
