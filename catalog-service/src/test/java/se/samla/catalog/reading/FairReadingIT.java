package se.samla.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import se.samla.catalog.CatalogTest;

/** All that anyone may read is shared fairly. */
@CatalogTest
class FairReadingIT {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mapping;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/datasets",
        "/v1/datasets/badplatser/records",
        "/v1/datasets/badplatser/difference",
        "/v1/datasets/badplatser/download.csv",
        "/v1/datasets/badplatser/coverage",
        "/datasets/dcat"
      })
  void everyAddressAsksTheLimitFirst(String path) throws Exception {
    var request = new MockHttpServletRequest("GET", path);
    ServletRequestPathUtils.parseAndCache(request);
    var chain = Objects.requireNonNull(mapping.getHandler(request));
    assertThat(chain.getInterceptorList()).hasAtLeastOneElementOfType(FairReading.class);
  }
}
