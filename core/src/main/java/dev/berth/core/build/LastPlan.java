package dev.berth.core.build;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.layer.LayerOrigin;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What each layer of the last build of a runtime was made from, so that the next plan can say what
 * changed. Only for people: a lost file costs an explanation, nothing else.
 */
final class LastPlan {

  private static final Pattern SHA256 = Pattern.compile("(sha256:[0-9a-f]{12})[0-9a-f]{52}");

  private final Path file;
  private final Map<String, List<String>> factsBySlot;

  private LastPlan(Path file, Map<String, List<String>> factsBySlot) {
    this.file = file;
    this.factsBySlot = factsBySlot;
  }

  /** The last plan for this runtime and platform; an empty one when there was none. */
  static LastPlan read(Path storeHome, String runtime, Platform platform) throws IOException {
    Path file =
        storeHome
            .resolve("plans")
            .resolve(runtime)
            .resolve(platform.toString().replace('/', '-') + ".json");
    Map<String, List<String>> inputs = new TreeMap<>();
    try {
      if (Json.read(Files.readAllBytes(file)) instanceof Map<?, ?> slots) {
        slots.forEach((slot, values) -> inputs.put((String) slot, texts(values)));
      }
    } catch (NoSuchFileException | IllegalArgumentException none) {
      inputs.clear();
    }
    return new LastPlan(file, inputs);
  }

  private static List<String> texts(Object values) {
    List<String> texts = new ArrayList<>();
    if (values instanceof Collection<?> list) {
      list.forEach(value -> texts.add(String.valueOf(value)));
    }
    return texts;
  }

  /** Why this layer cannot be the one of the last build. */
  String whyNew(LayerOrigin layer) {
    List<String> before = factsBySlot.get(layer.slot());
    if (before == null) {
      return "not made before";
    }
    List<String> now = facts(layer);
    if (before.equals(now)) {
      return "made before, but no longer in the store";
    }
    Optional<String> gone = before.stream().filter(fact -> !now.contains(fact)).findFirst();
    Optional<String> come = now.stream().filter(fact -> !before.contains(fact)).findFirst();
    if (gone.isPresent() && come.isPresent()) {
      return shown(gone.get()) + " became " + shown(come.get());
    }
    return gone.map(fact -> shown(fact) + " is gone")
        .or(() -> come.map(fact -> shown(fact) + " is new"))
        .orElse("the order of what it holds changed");
  }

  /** What people call the layer's parts comes first: a version says more than a digest. */
  private static List<String> facts(LayerOrigin layer) {
    List<String> facts = new ArrayList<>();
    if (layer instanceof CommandLayer) {
      facts.add(layer.title());
    } else {
      facts.addAll(List.of(layer.title().split(", ")));
    }
    facts.addAll(layer.key().inputs());
    return facts;
  }

  private static String shown(String fact) {
    return "`" + SHA256.matcher(fact).replaceAll("$1…") + "`";
  }

  /** Remembers what the layers of this build were made from, unless they are those of the last. */
  void replace(List<LayerOrigin> layers) throws IOException {
    Map<String, List<String>> slots = new TreeMap<>();
    layers.forEach(layer -> slots.put(layer.slot(), facts(layer)));
    if (!slots.equals(factsBySlot)) {
      Files.createDirectories(file.getParent());
      AtomicFile.writeUnsynced(file, Json.write(slots));
    }
  }
}
