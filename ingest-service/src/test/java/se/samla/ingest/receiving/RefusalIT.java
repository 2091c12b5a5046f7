package se.samla.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.samla.ingest.IngestFixture;

/** What is larger than it may be, over HTTP. */
class RefusalIT extends IngestFixture {
  private static final String LINE = "x".repeat(1_023) + "\n";

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("line-length", 1_048_576, "text/csv", bytes("name\n" + "x".repeat(1_150_000))),
        Arguments.of("columns", 2_000, "text/csv", bytes("name" + ",c".repeat(2_000) + "\nA\n")),
        Arguments.of("json-depth", 64, "application/json", bytes("[{\"a\":" + "[".repeat(99))),
        Arguments.of("compressed-ratio", 200, "text/csv", gzip("name\n" + LINE.repeat(32 << 10))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void everyRefusalNamesTheLimitAndItsValueAndTheUploadIsRejected(
      String limit, int maximum, String type, byte[] body) {
    var publisher = aPublisherOf("badplatser");
    for (var query : new String[] {"", "?validateOnly=true"}) {
      var request =
          HttpRequest.newBuilder(uri("/v1/datasets/badplatser/uploads" + query))
              .header("Authorization", "Bearer " + publisher.key())
              .header("Content-Type", type)
              .header("Content-Encoding", limit.equals("compressed-ratio") ? "gzip" : "identity")
              .POST(BodyPublishers.ofByteArray(body));
      var answer = send(request.build());

      assertProblem(answer, 413, "limit-exceeded");
      assertThat(answer.body().get("limit").asString()).isEqualTo(limit);
      assertThat(answer.body().get("maximum").asInt()).isEqualTo(maximum);
    }
    var uploads = get(publisher, "/v1/uploads").body().get("uploads");
    assertThat(uploads).hasSize(1);
    assertThat(uploads.get(0).get("status").asString()).isEqualTo("rejected");
    assertThat(uploads.get(0).get("detail").asString()).contains(limit + ": more than ");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
