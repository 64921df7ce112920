package dev.berth.core.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.layer.LayerKey;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.layer.LayerWriter;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastPlanTest {

  @TempDir private Path home;

  private LastPlan last() throws IOException {
    return LastPlan.read(home, "demo", Platform.LINUX_AMD64);
  }

  @Test
  void knowsNothingBeforeTheFirstBuild() throws IOException {
    assertThat(last().whyNew(recipe("numpy", "numpy 2.0"))).isEqualTo("not made before");
  }

  @Test
  void saysWhatBecameOfAnInput() throws IOException {
    last().replace(List.of(recipe("numpy", "numpy 2.0"), recipe("files", "files", "a", "b")));

    assertThat(last().whyNew(recipe("numpy", "numpy 2.1")))
        .isEqualTo("`numpy 2.0` became `numpy 2.1`");
    assertThat(last().whyNew(recipe("files", "files", "a"))).isEqualTo("`b` is gone");
    assertThat(last().whyNew(recipe("files", "files", "a", "b", "c"))).isEqualTo("`c` is new");
    assertThat(last().whyNew(recipe("files", "files", "b", "a")))
        .isEqualTo("the order of what it holds changed");
    assertThat(last().whyNew(recipe("files", "files", "a", "b")))
        .isEqualTo("made before, but no longer in the store");
  }

  @Test
  void namesWhatPeopleKnowBeforeDigests() throws IOException {
    last().replace(List.of(recipe("small", "a 1, b 1", "sha256:" + "a".repeat(64))));

    assertThat(last().whyNew(recipe("small", "a 1, b 2", "sha256:" + "b".repeat(64))))
        .isEqualTo("`b 1` became `b 2`");
    assertThat(last().whyNew(recipe("small", "a 1, b 1", "sha256:" + "b".repeat(64))))
        .isEqualTo("`sha256:aaaaaaaaaaaa…` became `sha256:bbbbbbbbbbbb…`");
  }

  @Test
  void forgetsWhatItCannotRead() throws IOException {
    last().replace(List.of(recipe("numpy", "numpy 2.0")));
    Files.writeString(home.resolve("plans/demo/linux-amd64.json"), "{\"numpy\":");

    assertThat(last().whyNew(recipe("numpy", "numpy 2.0"))).isEqualTo("not made before");
  }

  private static LayerRecipe recipe(String slot, String title, String... inputs) {
    return new LayerRecipe() {
      @Override
      public String title() {
        return title;
      }

      @Override
      public String slot() {
        return slot;
      }

      @Override
      public LayerKey key() {
        return new LayerKey(List.of(inputs));
      }

      @Override
      public long inputSize() {
        return 0;
      }

      @Override
      public List<Download> downloads() {
        return List.of();
      }

      @Override
      public void write(LayerWriter writer) {
        throw new IllegalStateException("a plan writes nothing");
      }
    };
  }
}
