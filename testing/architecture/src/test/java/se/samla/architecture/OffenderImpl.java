package se.samla.architecture;

import jakarta.annotation.Resource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Breaks every rule, so that the rules are seen to find it. */
final class OffenderImpl {
  @Resource @Nullable String injected;

  OffenderImpl(int a, int b, int c, int d, int e, int f) throws InterruptedException {
    Thread.sleep(a + b + c + d + e + f);
  }

  @SuppressWarnings("JavaUtilDate")
  static BigDecimal decimalOf(double share) {
    return new BigDecimal(share + new Date(Instant.now().toEpochMilli()).getTime());
  }
}
