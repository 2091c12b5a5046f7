package se.samla.standalone.demo;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Consumer;

/** Prints every webhook as it came: its id, its signature, its body. */
public final class WebhookPrinter implements AutoCloseable {
  private final WebhookReceiver receiver;

  private WebhookPrinter(WebhookReceiver receiver) {
    this.receiver = receiver;
  }

  public static WebhookPrinter start(InetSocketAddress address, Consumer<String> out) {
    return new WebhookPrinter(WebhookReceiver.start(address, webhook -> print(webhook, out)));
  }

  public URI url() {
    return receiver.url();
  }

  private static void print(ReceivedWebhook webhook, Consumer<String> out) {
    out.accept("\nwebhook-id: " + webhook.id());
    out.accept("webhook-signature: " + webhook.header("webhook-signature"));
    out.accept(webhook.body());
  }

  @Override
  public void close() {
    receiver.close();
  }
}
