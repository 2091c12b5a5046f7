package se.samla.catalog.reading;

import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** What a whole dataset may be downloaded as. */
enum DownloadFormat {
  CSV(CsvTable.MEDIA_TYPE + ";charset=UTF-8;header=present"),
  GEOJSON(GeoJson.MEDIA_TYPE),
  NDJSON(MediaType.APPLICATION_NDJSON_VALUE + ";charset=UTF-8"),
  PARQUET("application/vnd.apache.parquet");

  private final String mediaType;

  DownloadFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * The format of a file name's end.
   *
   * @throws Problem when there is none
   */
  static DownloadFormat of(String extension) {
    return Stream.of(values())
        .filter(format -> format.extension().equals(extension))
        .findFirst()
        .orElseThrow(() -> Problem.unknownFormat(extension));
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  String mediaType() {
    return mediaType;
  }
}
