package se.samla.standalone.pushing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import tools.jackson.databind.JsonNode;

/** The ingest service's answers as text for people, in their language. */
public final class UploadReport {
  private static final String NOTHING = "-";
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle texts;

  /**
   * @param language Swedish, else English
   */
  public UploadReport(Locale language) {
    texts = ResourceBundle.getBundle("se.samla.standalone.pushing.report", language, EXACT);
  }

  /**
   * @param issues a page of the upload's, with the counts of all
   */
  public List<String> ofUpload(JsonNode upload, JsonNode issues) {
    var lines = new ArrayList<String>();
    lines.add(said("upload", text(upload, "id"), text(upload, "status")));
    lines.addAll(ofRows(upload));
    var changes = upload.path("changes");
    if (changes.isObject()) {
      lines.add(withCounts("changes", changes) + said("changeSet", text(upload, "changeSet")));
    }
    addIfTrue(lines, upload, "deletionsWithheld");
    lines.addAll(ofIssues(issues.path("issues"), issues.path("counts")));
    return lines;
  }

  List<String> ofTrial(JsonNode trial) {
    var lines = new ArrayList<String>();
    lines.add(said("trial", text(trial, "status")));
    lines.addAll(ofRows(trial));
    lines.addAll(ofIssues(trial.path("issues"), trial.path("issueCounts")));
    return lines;
  }

  List<String> ofPreview(JsonNode upload, JsonNode preview, boolean confirmed) {
    return List.of(
        said("held", text(upload, "id"), text(preview, "reason")),
        withCounts("would", preview.path("counts")),
        said(confirmed ? "confirmed" : "confirm"));
  }

  private List<String> ofRows(JsonNode report) {
    var rows = report.path("rows");
    var counts =
        said(
            "rows",
            text(rows, "read"),
            text(rows, "valid"),
            text(rows, "invalid"),
            text(rows, "warnings"));
    var dialect = report.path("dialect");
    return dialect.isEmpty() ? List.of(counts) : List.of(counts, said("dialect", ofAll(dialect)));
  }

  private static String ofAll(JsonNode members) {
    return plain(
        String.join(
            ", ",
            members.propertyStream().map(m -> m.getKey() + " " + shown(m.getValue())).toList()));
  }

  private static String shown(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  private String withCounts(String text, JsonNode counts) {
    return said(
        text,
        text(counts, "created"),
        text(counts, "updated"),
        text(counts, "deleted"),
        text(counts, "unchanged"));
  }

  private List<String> ofIssues(JsonNode issues, JsonNode counts) {
    var lines = new ArrayList<String>();
    issues.forEach(issue -> lines.add(ofIssue(issue)));
    var more = counts.valueStream().mapToLong(JsonNode::asLong).sum() - issues.size();
    if (more > 0) {
      lines.add(said("more", more));
    }
    return lines;
  }

  /** One line: where, and what the service says of it. */
  private String ofIssue(JsonNode issue) {
    return said(
        "issue", text(issue, "severity"), text(issue, "line"), plain(text(issue, "message")));
  }

  private void addIfTrue(List<String> lines, JsonNode upload, String field) {
    if (upload.path(field).asBoolean(false)) {
      lines.add(said(field));
    }
  }

  private String said(String text, Object... words) {
    return texts.getString(text).formatted(words);
  }

  /** A file's own values must not steer the terminal. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  private static String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isMissingNode() || value.isNull() ? NOTHING : value.asString();
  }
}
