package se.samla.ingest.validating;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import se.samla.ingest.issues.IssueCode;
import se.samla.schemas.datasets.FieldDefinition;
import se.samla.schemas.datasets.OrganisationNumber;

/** Texts by their logical type. Free text is kept as it is, to the last blank. */
final class Texts {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
  private static final Pattern WIKIDATA = Pattern.compile("Q[1-9]\\d{0,18}");
  private static final Pattern POSTAL_CODE = Pattern.compile("\\d{3}\\s?\\d{2}");
  private static final Pattern MUNICIPALITY = Pattern.compile("[0-2]\\d{3}");

  private Texts() {}

  static Parsed parse(FieldDefinition field, String text) {
    return switch (field.logicalType()) {
      case "uri" -> uri(text.strip());
      case "email" -> matching(EMAIL, text.strip(), IssueCode.NOT_AN_EMAIL, "namn@kommun.se");
      case "wikidata-id" -> matching(WIKIDATA, text.strip(), IssueCode.WRONG_FORM, "Q106636433");
      case "municipality-code" ->
          matching(MUNICIPALITY, text.strip(), IssueCode.WRONG_FORM, "0180");
      case "postal-code" -> postalCode(text.strip());
      case "organisation-number" -> organisationNumber(text.strip());
      case null, default -> Parsed.of(field.constraints().pattern() == null ? text : text.strip());
    };
  }

  private static Parsed matching(Pattern pattern, String text, IssueCode code, String expected) {
    return pattern.matcher(text).matches() ? Parsed.of(text) : Parsed.bad(code, expected);
  }

  private static Parsed postalCode(String text) {
    return POSTAL_CODE.matcher(text).matches()
        ? Parsed.of(text.replaceAll("\\s", ""))
        : Parsed.bad(IssueCode.WRONG_FORM, "435 35 | 43535");
  }

  private static Parsed organisationNumber(String text) {
    var digits = text.replace("-", "").replace(" ", "");
    try {
      return Parsed.of(new OrganisationNumber(digits).value());
    } catch (IllegalArgumentException e) {
      return Parsed.bad(IssueCode.WRONG_FORM, "212000-1264");
    }
  }

  private static Parsed uri(String text) {
    try {
      var uri = new URI(text);
      var web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getRawAuthority() != null ? Parsed.of(text) : notAUri();
    } catch (URISyntaxException e) {
      return notAUri();
    }
  }

  private static Parsed notAUri() {
    return Parsed.bad(IssueCode.NOT_A_URI, "https://www.kommun.se/…");
  }
}
