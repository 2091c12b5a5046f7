package se.samla.notification.documenting;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param publicUrl where clients reach this service; stands in what it says of itself
 */
@ConfigurationProperties("samla.api")
record ApiSettings(URI publicUrl) {}
