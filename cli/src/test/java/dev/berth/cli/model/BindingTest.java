package dev.berth.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BindingTest {

  private final List<@Nullable Object> written = new ArrayList<>();

  private final Binding binding =
      new Binding() {
        @Override
        protected void write(@Nullable Object given) {
          written.add(given);
        }
      };

  @Test
  void writesValues() {
    binding.set(2);

    assertThat(written).containsExactly(2);
    assertThat(binding.<Integer>get()).isEqualTo(2);
  }

  @Test
  void tellsWhatWasThereBefore() {
    binding.set(2);

    assertThat(binding.<Integer>set(3)).isEqualTo(2);
  }

  @Test
  void leavesWhatIsThereWhereThereIsNoValue() {
    binding.set(Optional.empty());

    assertThat(written).isEmpty();
  }

  @Test
  void writesThatThereIsNoValueAnyMore() {
    binding.set(Optional.of("first"));
    binding.set(Optional.empty());

    assertThat(written).containsExactly(Optional.of("first"), Optional.empty());
  }

  @Test
  void knowsNothingBeforeThereIsAValue() {
    assertThat(binding.<Integer>get()).isNull();
  }
}
