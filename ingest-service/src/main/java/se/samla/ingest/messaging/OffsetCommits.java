package se.samla.ingest.messaging;

import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/**
 * Offsets are committed a few times a second instead of after each poll, which would wait for the
 * broker. What a crash has processed and not committed comes again, as it may at any time.
 */
@Configuration(proxyBeanMethods = false)
class OffsetCommits {
  private static final long COMMIT_MILLIS = 200;

  /** The last offsets before a silence are committed when it ends. */
  private static final long LONGEST_POLL_MILLIS = 1_000;

  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> commitSometimes() {
    return (container, _, _) -> commitSometimes(container.getContainerProperties());
  }

  private static void commitSometimes(ContainerProperties container) {
    container.setAckMode(ContainerProperties.AckMode.TIME);
    container.setAckTime(COMMIT_MILLIS);
    container.setPollTimeout(LONGEST_POLL_MILLIS);
  }
}
