package se.samla.notification.subscribing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A subscriber's key, {@code samla_<id>_<secret>}: looked up by its id, stored as a hash.
 *
 * @param text the whole key, shown once
 */
record ApiKey(String id, String text) {
  private static final Pattern FORM =
      Pattern.compile("samla_([A-Za-z0-9_-]{12})_[A-Za-z0-9_-]{43}");
  private static final int ID_BYTES = 9;
  private static final int SECRET_BYTES = 32;

  static ApiKey create(SecureRandom random) {
    var id = base64(random, ID_BYTES);
    return new ApiKey(id, "samla_" + id + "_" + base64(random, SECRET_BYTES));
  }

  static Optional<ApiKey> parse(String text) {
    var form = FORM.matcher(text);
    return form.matches() ? Optional.of(new ApiKey(form.group(1), text)) : Optional.empty();
  }

  byte[] hash() {
    return Sha256.of(text);
  }

  @Override
  public String toString() {
    return "samla_" + id + "_…";
  }

  private static String base64(SecureRandom random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
