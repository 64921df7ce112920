package dev.berth.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "250m, 0.25",
    "1.5, 1.5",
    ".5, 0.5",
    "5., 5",
    "+3, 3",
    "2e3, 2000",
    "2E3, 2000",
    "1e-3, 0.001",
    "2E, 2000000000000000000",
    "1k, 1000",
    "1Ki, 1024",
    "512Mi, 536870912",
    "512M, 512000000",
    "1.5Gi, 1610612736",
    "0.1Gi, 107374182.4",
    "100n, 0.0000001",
    "7u, 0.000007",
    "7Ei, 8070450532247928832",
    "9223372036854775807, 9223372036854775807"
  })
  void readsWhatKubernetesReads(String text, BigDecimal amount) {
    Quantity quantity = Quantity.parse(text);

    assertThat(quantity.amount()).isEqualByComparingTo(amount);
    assertThat(quantity).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "1 Gi", "1gi", "1KB", "1K", "512MB", "-1", "1e", "e3", ".", "1.2.3", "1,5", "abc1",
        "0x10", "1_000", "Gi", "1Gi ", "1e1.5", "2EE"
      })
  void refusesEverythingElse(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantity.parse(text))
        .withMessage("expected a Kubernetes quantity such as `500m`, `1.5`, `2e3` or `512Mi`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8Ei", "9223372036854775808", "1e19", "1e999"})
  void refusesWhatALongCannotCount(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantity.parse(text))
        .withMessage("it is not less than 2^63");
  }

  @ParameterizedTest
  @CsvSource({
    "512MB, 512M",
    "512 MB, 512M",
    "2gb, 2G",
    "2g, 2G",
    "1K, 1k",
    "1gi, 1Gi",
    "1 GiB, 1Gi",
    "2 cores, 2",
    "0.5 CPU, 0.5"
  })
  void guessesWhatIsMeant(String text, String meant) {
    assertThat(Quantity.nearest(text)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "much", "1 apple", "-1"})
  void doesNotGuessWildly(String text) {
    assertThat(Quantity.nearest(text)).isEmpty();
  }

  @Test
  void countsAPartForAWhole() {
    assertThat(Quantity.parse("0.1Gi").units()).isEqualTo(107_374_183);
    assertThat(Quantity.parse("100u").thousandths()).isEqualTo(1);
    assertThat(Quantity.parse("1.5").thousandths()).isEqualTo(1500);
  }

  @Test
  void comparesAmountsAndNotTexts() {
    assertThat(Quantity.parse("1000m")).isEqualByComparingTo(Quantity.parse("1"));
    assertThat(Quantity.parse("1Gi")).isGreaterThan(Quantity.parse("1G"));
  }
}
