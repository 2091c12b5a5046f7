package se.samla.catalog.reading;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * One reader's haste never costs others their answers: each client address has a bucket of
 * requests.
 */
final class FairReading implements HandlerInterceptor {
  /** A forgotten address begins with a full bucket: memory is bounded, whoever asks. */
  private static final int REMEMBERED = 100_000;

  private final ReadingLimits limits;
  private final TimeMeter time;
  private final LoadingCache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build(_ -> newBucket());

  FairReading(ReadingLimits limits, TimeMeter time) {
    this.limits = limits;
    this.time = time;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var asked = buckets.get(Clients.of(request)).tryConsumeAndReturnRemaining(1);
    if (!asked.isConsumed()) {
      throw Problem.tooMany(limits, Duration.ofNanos(asked.getNanosToWaitForRefill()));
    }
    return true;
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(limits.requestsAtOnce())
                    .refillGreedy(limits.requestsPerSecond(), Duration.ofSeconds(1)))
        .withCustomTimePrecision(time)
        .build();
  }
}
