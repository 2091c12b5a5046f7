package se.samla.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on real parts. One context for all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=catalog-service",
      "management.server.port=0",
      "spring.cloud.stream.kafka.binder.consumer-properties.max.poll.interval.ms="
          + CatalogTest.LONGEST_POLL_MILLIS,
      "samla.public-reading.requests-at-once=1000000"
    })
@ContextConfiguration(initializers = RealParts.class)
@Import({CatalogDriver.class, CatalogReader.class, TopicReader.class, Decisions.class})
public @interface CatalogTest {
  /** Short, so that a test can be slower: no listener may do slow work. */
  int LONGEST_POLL_MILLIS = 6_000;

  Duration LONGEST_POLL = Duration.ofMillis(LONGEST_POLL_MILLIS);
}
