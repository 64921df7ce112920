package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageNameTest {

  @ParameterizedTest
  @CsvSource({
    "numpy, numpy",
    "Scikit_Learn, scikit-learn",
    "zope.interface, zope-interface",
    "A.-_b, a-b",
    "7, 7"
  })
  void isNormalized(String written, String normalized) {
    assertThat(PackageName.parse(written)).hasToString(normalized);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a b", "é", "a/b", "."})
  void refusesWhatNoProjectMayBeCalled(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackageName.parse(text))
        .withMessage("not a package name: `" + text + "`");
  }

  @Test
  void cannotBeMadeUnnormalized() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PackageName("Foo_bar"));
  }
}
