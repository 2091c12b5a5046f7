package se.samla.standalone.pushing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file is, by the end of its name. */
public enum FileType {
  CSV("text/csv", "csv tsv txt"),
  GEOJSON("application/geo+json", "geojson"),
  JSON("application/json", "json"),
  NDJSON("application/x-ndjson", "ndjson jsonl"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

  private static final String GZIP = ".gz";

  private final String mediaType;
  private final String endings;

  FileType(String mediaType, String endings) {
    this.mediaType = mediaType;
    this.endings = endings;
  }

  String mediaType() {
    return mediaType;
  }

  /**
   * @param file a name, also one that ends with {@code .gz}
   * @throws PushException when it ends with nothing that is known
   */
  public static FileType ofName(String file) {
    var name = isGzip(file) ? file.substring(0, file.length() - GZIP.length()) : file;
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(type -> type.endings().contains(ending))
        .findFirst()
        .orElseThrow(() -> new PushException(file + ": unknown type (expected: " + allEndings()));
  }

  private List<String> endings() {
    return List.of(endings.split(" "));
  }

  static boolean isGzip(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(GZIP);
  }

  private static String allEndings() {
    return Arrays.stream(values())
        .flatMap(type -> type.endings().stream())
        .collect(Collectors.joining(", .", ".", "; or the option --type)"));
  }
}
