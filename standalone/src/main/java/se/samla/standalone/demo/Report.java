package se.samla.standalone.demo;

import java.util.List;
import java.util.Locale;
import se.samla.standalone.pushing.UploadReport;
import tools.jackson.databind.JsonNode;

/** The services' answers as text for people. */
final class Report {
  private static final String NOTHING = "-";

  private Report() {}

  /** As a publisher's own tool tells it. */
  static List<String> ofUpload(JsonNode upload, JsonNode issues) {
    return new UploadReport(Locale.ENGLISH).ofUpload(upload, issues);
  }

  static String ofRecord(JsonNode record) {
    var content = record.path("content");
    return "  %-24s %-24s %9s %9s  publisher %s, version %s"
        .formatted(
            text(record, "id"),
            text(content, "name"),
            text(content, "latitude"),
            text(content, "longitude"),
            text(record, "publisher"),
            text(record, "version"));
  }

  static String ofWebhook(ReceivedWebhook webhook) {
    return "  webhook %s: change sets %s, %d changes, signature verified"
        .formatted(webhook.id(), webhook.changeSets(), webhook.changes().size());
  }

  static String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isMissingNode() || value.isNull() ? NOTHING : value.asString();
  }
}
