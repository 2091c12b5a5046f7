package se.samla.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The services' answers as text for people. */
final class Report {
  private static final String NOTHING = "-";

  private Report() {}

  static List<String> ofUpload(JsonNode upload, JsonNode issues) {
    var lines = new ArrayList<String>();
    var rows = upload.path("rows");
    var changes = upload.path("changes");
    lines.add("  upload %s: %s".formatted(text(upload, "id"), text(upload, "status")));
    lines.add(
        "  rows    %s read, %s valid, %s invalid, %s warnings"
            .formatted(
                text(rows, "read"),
                text(rows, "valid"),
                text(rows, "invalid"),
                text(rows, "warnings")));
    lines.add(
        "  changes %s created, %s updated, %s deleted, %s unchanged; change set %s"
            .formatted(
                text(changes, "created"),
                text(changes, "updated"),
                text(changes, "deleted"),
                text(changes, "unchanged"),
                text(upload, "changeSet")));
    issues.path("issues").forEach(issue -> lines.add(ofIssue(issue)));
    return lines;
  }

  /** One line: where, and what the service says of it. */
  private static String ofIssue(JsonNode issue) {
    return "  %-7s line %s  %s"
        .formatted(text(issue, "severity"), text(issue, "line"), text(issue, "message"));
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
