package dev.berth.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpellingsTest {

  private static final Set<String> KEYS = Set.of("mount_path", "claimName", "spec");

  @Test
  void knowsKeysAsTheyAreOnly() {
    assertThat(Spellings.NONE.meant("mount_path", KEYS)).isEqualTo("mount_path");
    assertThat(Spellings.NONE.meant("mountPath", KEYS)).isEqualTo("mountPath");
    assertThat(Spellings.NONE.of(KEYS)).isEmpty();
  }

  @Test
  void knowsBothCases() {
    Spellings both = Spellings.NONE.andBothCases();

    assertThat(both.meant("mountPath", KEYS)).isEqualTo("mount_path");
    assertThat(both.meant("claim_name", KEYS)).isEqualTo("claimName");
    assertThat(both.meant("spec", KEYS)).isEqualTo("spec");
    assertThat(both.of(KEYS))
        .isEqualTo(Map.of("mountPath", "mount_path", "claim_name", "claimName"));
  }

  @Test
  void leavesOtherKeysAsTheyAre() {
    assertThat(Spellings.NONE.andBothCases().meant("MountPath", KEYS)).isEqualTo("MountPath");
  }

  @Test
  void putsListedSpellingsFirst() {
    Spellings listed =
        Spellings.NONE.andBothCases().and(Map.of("target", "mount_path", "mountPath", "spec"));

    assertThat(listed.meant("target", KEYS)).isEqualTo("mount_path");
    assertThat(listed.meant("mountPath", KEYS)).isEqualTo("spec");
    assertThat(listed.of(KEYS))
        .containsEntry("target", "mount_path")
        .containsEntry("mountPath", "spec");
  }
}
