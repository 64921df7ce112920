package dev.berth.cli.command;

import dev.berth.cli.console.Sizes;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.version.ImageContents;
import dev.berth.core.version.LayerContents;
import dev.berth.core.version.LayerContents.Part;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An image as a tree, for people and for programs.
 *
 * @param layersOnly whether what is in them is left out
 */
record TreeReport(ImageContents contents, boolean layersOnly) {

  private static final int WIDEST = 60;

  /**
   * A line of the tree.
   *
   * @param branch what leads to it
   */
  private record Line(String branch, String label, long size) {

    int width() {
      String text = branch + label;
      return text.codePointCount(0, text.length());
    }

    String text(int column) {
      String shown = Sizes.of(size);
      String gap = " ".repeat(Math.max(1, column - width()) + Math.max(0, 9 - shown.length()));
      return branch + label + gap + shown;
    }
  }

  void print(PrintWriter out) {
    List<Line> lines = lines();
    int column = lines.stream().mapToInt(Line::width).filter(w -> w <= WIDEST).max().orElse(0) + 2;
    RuntimeEntry entry = contents.entry();
    out.println(
        entry.shortName()
            + " ("
            + String.join(", ", entry.tags())
            + ") for "
            + contents.platform()
            + ", "
            + Sizes.of(contents.image().size()));
    lines.forEach(line -> out.println(line.text(column)));
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    int count = contents.layers().size();
    for (int i = 0; i < count; i++) {
      LayerContents layer = contents.layers().get(i);
      boolean last = i + 1 == count;
      lines.add(new Line(last ? "└── " : "├── ", title(layer), layer.layer().blob().size()));
      // A single part is what the layer is called after.
      if (!layersOnly && layer.parts().size() > 1) {
        below(last ? "    " : "│   ", layer.parts(), lines);
      }
    }
    return lines;
  }

  /** The title of a layer of many packages lists them all, as the lines below it do. */
  private static String title(LayerContents layer) {
    boolean grouped = layer.kind() == LayerContents.Kind.PACKAGES && layer.parts().size() > 1;
    return grouped ? layer.parts().size() + " packages" : layer.layer().title();
  }

  private static void below(String branch, List<Part> parts, List<Line> lines) {
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i + 1 == parts.size();
      Part part = parts.get(i);
      lines.add(new Line(branch + (last ? "└── " : "├── "), part.label(), part.size()));
    }
  }

  Map<String, Object> json() {
    RuntimeEntry entry = contents.entry();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entry.runtime().name());
    json.put("version", entry.runtime().version().toString());
    json.put("tags", entry.tags());
    json.put("platform", contents.platform().toString());
    json.put("size", contents.image().size());
    json.put("layers", contents.layers().stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(LayerContents layer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", layer.layer().title());
    json.put("kind", layer.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("digest", layer.layer().blob().digest().toString());
    json.put("size", layer.layer().blob().size());
    if (!layersOnly) {
      json.put("parts", layer.parts().stream().map(TreeReport::json).toList());
    }
    return json;
  }

  private static Map<String, Object> json(Part part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", part.name());
    if (!part.version().isEmpty()) {
      json.put("version", part.version());
    }
    json.put("size", part.size());
    json.put("digest", part.digest().toString());
    return json;
  }
}
