package se.samla.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import se.samla.catalog.CatalogTest;

/** Who asks only what a download is does not have the nation read. */
@CatalogTest
class DownloadHeadIT {
  @Autowired private DownloadController downloads;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "geojson", "ndjson", "parquet"})
  void theHeadOfADownloadReadsNothing(String extension) throws IOException {
    var request = new MockHttpServletRequest("HEAD", "/");
    var response = new MockHttpServletResponse();
    downloads.download("offentliga-toaletter", "download." + extension, null, request, response);
    assertThat(response.getContentAsByteArray()).isEmpty();
    assertThat(response.getHeader("ETag")).isNotNull();
    assertThat(response.getHeader("Content-Disposition")).contains("." + extension);
    assertThat(response.getContentType()).isNotNull();
  }
}
