package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AheadTest {

  @Test
  void isThereWhenItIsAskedFor() {
    assertThat(new Ahead<>(() -> "made").get()).isEqualTo("made");
  }

  @Test
  void failsAsMakingItFailed() {
    IllegalStateException failure = new IllegalStateException("no");

    assertThatThrownBy(() -> failing(failure).get()).isSameAs(failure);
  }

  /** Whoever asks must not wait for what will never come. */
  @Test
  void tellsOfErrorsToo() {
    StackOverflowError failure = new StackOverflowError();

    assertThatThrownBy(
            () ->
                new Ahead<>(
                        () -> {
                          throw failure;
                        })
                    .get())
        .hasCause(failure);
  }

  private static Ahead<String> failing(RuntimeException failure) {
    return new Ahead<>(
        () -> {
          throw failure;
        });
  }
}
