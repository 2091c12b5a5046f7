package se.samla.catalog.describing;

import java.net.URI;
import java.util.Map;

/** The EU's data themes by the last word of their address. */
final class Themes {
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("AGRI", "Agriculture, fisheries, forestry and food"),
          Map.entry("ECON", "Economy and finance"),
          Map.entry("EDUC", "Education, culture and sport"),
          Map.entry("ENER", "Energy"),
          Map.entry("ENVI", "Environment"),
          Map.entry("GOVE", "Government and public sector"),
          Map.entry("HEAL", "Health"),
          Map.entry("INTR", "International issues"),
          Map.entry("JUST", "Justice, legal system and public safety"),
          Map.entry("REGI", "Regions and cities"),
          Map.entry("SOCI", "Population and society"),
          Map.entry("TECH", "Science and technology"),
          Map.entry("TRAN", "Transport"));

  private Themes() {}

  /** In English; the word itself where the EU has no such theme. */
  static String labelOf(URI theme) {
    var word = theme.getPath().substring(theme.getPath().lastIndexOf('/') + 1);
    return LABELS.getOrDefault(word, word);
  }
}
