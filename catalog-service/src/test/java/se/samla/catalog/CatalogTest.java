package se.samla.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
      "samla.public-reading.requests-at-once=1000000"
    })
@ContextConfiguration(initializers = RealParts.class)
@Import({CatalogDriver.class, CatalogReader.class, TopicReader.class, Decisions.class})
@interface CatalogTest {}
