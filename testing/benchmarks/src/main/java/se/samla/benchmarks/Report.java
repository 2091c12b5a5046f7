package se.samla.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The figures of one benchmark, each told as soon as it is known. Safe for one thread. */
final class Report {
  private final PrintStream out;
  private final List<Figure> figures = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  double add(String name, double value, String unit) {
    return add(new Figure(name, value, unit, null));
  }

  /**
   * @param aim what is promised, in words
   */
  double add(String name, double value, String unit, String aim) {
    return add(new Figure(name, value, unit, new Aim(aim)));
  }

  /** How many times a reference of the same run: machines are noisy, ratios less so. */
  double ratio(String name, double value, double reference) {
    return add(name, value / reference, Figure.RATIO);
  }

  double ratio(String name, double value, double reference, String aim) {
    return add(name, value / reference, Figure.RATIO, aim);
  }

  List<Figure> figures() {
    return List.copyOf(figures);
  }

  private double add(Figure figure) {
    figures.add(figure);
    out.println(figure.line());
    return figure.value();
  }
}
