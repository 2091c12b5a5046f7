package se.samla.ingest.receiving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import se.samla.ingest.reading.ReadingLimits;
import se.samla.schemas.datasets.DatasetDefinition;

/**
 * All that decides what becomes of a file beside its bytes, as a fingerprint: the dataset's
 * definition, the publisher and its mapping, and the code that reads and judges, so that a new
 * release reads every file anew.
 */
@Component
class ReadingRules {
  private static final List<String> CODE =
      List.of(
          "classpath*:se/samla/ingest/reading/*.class",
          "classpath*:se/samla/ingest/validating/*.class");

  /** By dataset: neither code nor definitions change while a service runs. */
  private final Map<String, byte[]> ofDatasets = new ConcurrentHashMap<>();

  private final byte[] code = digestOfCode();
  private final ReadingLimits limits;

  ReadingRules(ReadingLimits limits) {
    this.limits = limits;
  }

  byte[] fingerprint(Submission submission, Map<String, String> mapping) {
    var dataset = submission.dataset();
    var publisher = submission.publisher();
    var digest = sha256();
    digest.update(ofDatasets.computeIfAbsent(dataset.name(), _ -> digestOf(dataset)));
    update(digest, publisher.id());
    update(digest, String.valueOf(publisher.municipality()));
    update(digest, new TreeMap<>(mapping).toString());
    return digest.digest();
  }

  private byte[] digestOf(DatasetDefinition dataset) {
    var digest = sha256();
    digest.update(code);
    update(digest, limits.toString());
    update(digest, dataset.manifest().toString());
    update(digest, dataset.schema().toString());
    return digest.digest();
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static byte[] digestOfCode() {
    var parts = new TreeMap<String, byte[]>();
    try {
      for (var pattern : CODE) {
        for (var part : new PathMatchingResourcePatternResolver().getResources(pattern)) {
          parts.put(part.getURL().toString(), part.getContentAsByteArray());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var digest = sha256();
    parts.values().forEach(digest::update);
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
