package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "v1.0, 1.0",
    "1.01, 1.1",
    "1.0-ALPHA.1, 1.0a1",
    "1.0preview2, 1.0rc2",
    "1.0c, 1.0rc0",
    "1.0-1, 1.0.post1",
    "1.0.rev, 1.0.post0",
    "1.0_DEV3, 1.0.dev3",
    "2!1.0rc1.post2.dev3+Ubuntu-01, 2!1.0rc1.post2.dev3+ubuntu.1",
    "20240101123456789012345, 20240101123456789012345"
  })
  void hasOneNormalForm(String written, String normalized) {
    assertThat(Version.parse(written)).hasToString(normalized);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "1.", "1..0", "1.0+", "1.0 0", "1.0-", "1.0a1b2", "1.0+a..b", "١"})
  void refusesWhatIsNoVersion(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Version.parse(text))
        .withMessage("not a version (PEP 440): `" + text + "`");
  }

  @Test
  void refusesAVersionLongerThanAnyProjectHas() {
    assertThat(Version.find("1" + ".1".repeat(200_000))).isEmpty();
  }

  @Test
  void areOrderedAsTheSpecificationOrdersThem() {
    List<Version> inOrder =
        Stream.of(
                "1.0.dev456",
                "1.0a1.dev1",
                "1.0a1",
                "1.0a2.dev456",
                "1.0a12.dev456",
                "1.0a12",
                "1.0b1.dev456",
                "1.0b2",
                "1.0b2.post345.dev456",
                "1.0b2.post345",
                "1.0rc1.dev456",
                "1.0rc1",
                "1.0",
                "1.0+abc.5",
                "1.0+abc.7",
                "1.0+5",
                "1.0+5.1",
                "1.0.post456.dev34",
                "1.0.post456",
                "1.0.15",
                "1.1.dev1",
                "1!0.1")
            .map(Version::parse)
            .toList();
    List<Version> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(7));

    Collections.sort(shuffled);

    assertThat(shuffled).isEqualTo(inOrder);
  }

  @Test
  void countMissingNumbersAsZeros() {
    assertThat(Version.parse("1.0")).isEqualByComparingTo(Version.parse("1.0.0"));
  }
}
