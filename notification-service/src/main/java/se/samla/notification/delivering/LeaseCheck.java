package se.samla.notification.delivering;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets no service start whose lease may end before an attempt does. */
@Component
class LeaseCheck {
  LeaseCheck(
      DeliverySettings settings,
      @Value("${samla.webhooks.addresses.resolve-timeout}") Duration resolving) {
    settings.requireLeaseFor(resolving);
  }
}
