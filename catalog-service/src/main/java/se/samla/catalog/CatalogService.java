package se.samla.catalog;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the catalog service; its settings are in {@code catalog-service.yaml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CatalogService {
  static void main(String[] args) {
    System.setProperty("spring.config.name", "catalog-service");
    SpringApplication.run(CatalogService.class, args);
  }
}
