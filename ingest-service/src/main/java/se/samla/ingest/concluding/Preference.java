package se.samla.ingest.concluding;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code Prefer: wait=30} (RFC 7240): for how long the client wants to wait for the end of the way.
 */
final class Preference {
  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,4})\"?(?:$|[,;\\s])");
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Preference() {}

  /** Zero when the client does not wait. */
  static Duration waitOf(@Nullable String prefer) {
    if (prefer == null) {
      return Duration.ZERO;
    }
    var wait = WAIT.matcher(prefer.toLowerCase(Locale.ROOT));
    var asked = wait.find() ? Duration.ofSeconds(Long.parseLong(wait.group(1))) : Duration.ZERO;
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
