package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.TextValue;
import dev.berth.core.yaml.Wording;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps what is said of the source code: in keys of the function, in the block {@code source:}, or
 * both. Code that stands in the file counts more than its Base64, and both more than a place.
 */
final class SourceMapper {

  private static final Pattern BLANKS = Pattern.compile("\\s");

  private final MapValue values;
  private final Level level;
  private final Map<String, TextValue> found = new LinkedHashMap<>();

  SourceMapper(MapValue values, Level level) {
    this.values = values;
    this.level = level;
  }

  void map() {
    Optional<MapValue> block = values.map("source");
    collect("source", values.text("code_src"), block);
    for (String key : new String[] {"code", "base64", "handler", "lang"}) {
      collect(key, values.text(key), block);
    }
    content();
    find("handler").ifPresent(handler -> level.put(Keys.HANDLER, handler.text(), handler));
    find("lang").ifPresent(lang -> level.put(Keys.LANG, SourceLanguage.of(lang.text()), lang));
  }

  private void collect(String key, Optional<TextValue> own, Optional<MapValue> block) {
    Optional<TextValue> inBlock = block.flatMap(source -> source.text(key));
    if (own.isPresent() && inBlock.isPresent()) {
      String flat = key.equals("source") ? "code_src" : key;
      level.report(
          Problem.of("`" + flat + "` and `source." + key + "` mean the same")
              .because("`" + flat + "` is in line " + own.get().where().line()),
          inBlock.get());
    }
    own.or(() -> inBlock).ifPresent(value -> found.put(key, value));
  }

  private Optional<TextValue> find(String key) {
    return Optional.ofNullable(found.get(key));
  }

  private void content() {
    Optional<TextValue> place = find("source");
    Optional<TextValue> code = find("code");
    Optional<TextValue> base64 = find("base64");
    if (code.isPresent()) {
      level.put(
          Keys.SOURCE, SourceContent.Inline.ofText(fileName(place), code.get().text()), code.get());
    } else if (base64.isPresent()) {
      String bytes = BLANKS.matcher(base64.get().text()).replaceAll("");
      level.put(Keys.SOURCE, new SourceContent.Inline(fileName(place), bytes), base64.get());
    } else {
      place.ifPresent(this::place);
    }
    if (code.isPresent() && base64.isPresent()) {
      level.note(
          "base64",
          Problem.of("`base64` does nothing").because("`code` counts instead of it"),
          base64.get());
    }
  }

  /** What the place of a source that stands in the file says about the name of its file. */
  private static Optional<String> fileName(Optional<TextValue> place) {
    return place
        .map(TextValue::text)
        .map(text -> text.substring(text.lastIndexOf('/') + 1))
        .filter(name -> !name.isEmpty() && !name.equals("..") && !name.equals("."));
  }

  private void place(TextValue place) {
    if (SourceShape.isAddress(place.text())) {
      level.put(Keys.SOURCE, new SourceContent.Remote(place.text()), place);
      return;
    }
    try {
      Path path = level.resolve(place.text());
      if (Files.exists(path)) {
        level.put(Keys.SOURCE, new SourceContent.Local(path), place);
        return;
      }
    } catch (InvalidPathException e) {
      // No file of this computer has such a name, so there is none.
    }
    level.report(
        Problem.of("cannot find `" + Wording.shown(place.text()) + "`")
            .because("looked in `" + level.folder() + "`"),
        place);
  }
}
