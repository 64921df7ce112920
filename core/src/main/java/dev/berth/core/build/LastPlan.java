package dev.berth.core.build;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.layer.LayerRecipe;
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

/**
 * What each layer of the last build of a runtime was made from, so that the next plan can say what
 * changed. Only for people: a lost file costs an explanation, nothing else.
 */
final class LastPlan {

  private final Path file;
  private final Map<String, List<String>> inputsBySlot;

  private LastPlan(Path file, Map<String, List<String>> inputsBySlot) {
    this.file = file;
    this.inputsBySlot = inputsBySlot;
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
  String whyNew(LayerRecipe recipe) {
    List<String> before = inputsBySlot.get(recipe.slot());
    if (before == null) {
      return "not made before";
    }
    List<String> now = recipe.key().inputs();
    if (before.equals(now)) {
      return "made before, but no longer in the store";
    }
    Optional<String> gone = before.stream().filter(input -> !now.contains(input)).findFirst();
    Optional<String> come = now.stream().filter(input -> !before.contains(input)).findFirst();
    if (gone.isPresent() && come.isPresent()) {
      return "`" + gone.get() + "` became `" + come.get() + "`";
    }
    return gone.map(input -> "`" + input + "` is gone")
        .or(() -> come.map(input -> "`" + input + "` is new"))
        .orElse("the order of what it holds changed");
  }

  /** Remembers what the layers of this build were made from, unless they are those of the last. */
  void replace(List<LayerRecipe> recipes) throws IOException {
    Map<String, List<String>> slots = new TreeMap<>();
    recipes.forEach(recipe -> slots.put(recipe.slot(), recipe.key().inputs()));
    if (!slots.equals(inputsBySlot)) {
      Files.createDirectories(file.getParent());
      AtomicFile.writeUnsynced(file, Json.write(slots));
    }
  }
}
