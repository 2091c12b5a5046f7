package se.samla.notification.addresses;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param allowedNetworks networks that may be connected to although they are not public; http is
 *     permitted there too
 * @param resolveTimeout how long a name may take to resolve
 */
@ConfigurationProperties("samla.webhooks.addresses")
record AddressSettings(List<String> allowedNetworks, Duration resolveTimeout) {
  public AddressSettings {
    allowedNetworks = List.copyOf(allowedNetworks);
    allowedNetworks.forEach(Network::parse);
  }

  List<Network> networks() {
    return allowedNetworks.stream().map(Network::parse).toList();
  }
}
