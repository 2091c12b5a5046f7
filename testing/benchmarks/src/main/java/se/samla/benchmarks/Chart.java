package se.samla.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Horizontal bars, a group for each unit with a scale of its own, and a mark where the aim is. Text
 * stays text, so no font is needed to draw it.
 */
record Chart(String title, String subtitle, List<Figure> figures) {
  private static final int WIDTH = 960;
  private static final int HEAD = 64;
  private static final int LABELS = 400;
  private static final int BARS = 420;
  private static final int ROW = 24;

  static Chart of(Result result) {
    return new Chart(
        result.benchmark().id() + ": " + result.benchmark().shows(),
        result.at().toString().substring(0, 10)
            + ", "
            + result.machine().line()
            + "; "
            + result.versions().line(),
        result.figures());
  }

  String svg() {
    var lines = new ArrayList<String>();
    var y = HEAD;
    for (var group : groups()) {
      var scale = BARS / longest(group);
      for (var figure : group) {
        lines.add(row(figure, y, scale));
        y += ROW;
      }
      y += ROW / 2;
    }
    return page(y, String.join("", lines));
  }

  private List<List<Figure>> groups() {
    return List.copyOf(
        figures.stream()
            .collect(Collectors.groupingBy(Figure::unit, LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  private static double longest(List<Figure> group) {
    return group.stream()
        .mapToDouble(figure -> Math.max(figure.value(), figure.aimed()))
        .filter(value -> value > 0)
        .max()
        .orElse(1);
  }

  private static String row(Figure figure, int y, double scale) {
    var length = Math.max(0, figure.value()) * scale;
    return """
      <text x="%d" y="%d" text-anchor="end">%s</text>
      <rect x="%d" y="%d" width="%s" height="%d" fill="%s"/>
      <text x="%s" y="%d">%s %s</text>
    """
            .formatted(
                LABELS - 8,
                y + 16,
                escaped(figure.name()),
                LABELS,
                y + 3,
                decimal(length),
                ROW - 6,
                colour(figure),
                decimal(LABELS + length + 6),
                y + 16,
                figure.number(),
                escaped(figure.unit()))
        + mark(figure, y, scale);
  }

  private static String mark(Figure figure, int y, double scale) {
    var x = decimal(LABELS + figure.aimed() * scale);
    return figure.aimed() == 0
        ? ""
        : """
          <line x1="%s" x2="%s" y1="%d" y2="%d" stroke="#c0392b" stroke-width="2"/>
        """
            .formatted(x, x, y, y + ROW);
  }

  private static String colour(Figure figure) {
    return figure.unit().equals(Figure.RATIO) ? "#7f8c8d" : "#2f6f9f";
  }

  private String page(int height, String rows) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d"
         font-family="sans-serif" font-size="13">
      <rect width="%1$d" height="%2$d" fill="white"/>
      <text x="16" y="26" font-size="16" font-weight="bold">%3$s</text>
      <text x="16" y="46" font-size="10">%4$s</text>
    %5$s</svg>
    """
        .formatted(WIDTH, height, escaped(title), escaped(subtitle), rows);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
