package se.samla.notification.messaging;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param schemaRegistry root of the Confluent API
 * @param datasets directory of more dataset definitions; blank for none
 */
@ConfigurationProperties("samla.messaging")
record MessagingSettings(URI schemaRegistry, @Nullable String datasets) {
  @Nullable Path datasetsDirectory() {
    return datasets == null || datasets.isBlank() ? null : Path.of(datasets);
  }
}
