package dev.berth.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.core.RemoteApiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

  @ParameterizedTest
  @ValueSource(strings = {"1.41", "v1.41"})
  void readsWhatEnginesAndPeopleWrite(String text) {
    assertThat(ApiVersion.parse(text)).isEqualTo(new ApiVersion(1, 41)).hasToString("1.41");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.", ".41", "1.41.0", "latest", "1.99999999999", "-1.41"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> ApiVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("`" + text + "` is no version of an API");
  }

  @Test
  void comparesNumbersAndNotTexts() {
    assertThat(new ApiVersion(1, 9).isBefore(new ApiVersion(1, 24))).isTrue();
    assertThat(new ApiVersion(1, 24).isBefore(new ApiVersion(1, 24))).isFalse();
    assertThat(new ApiVersion(1, 51).isBefore(new ApiVersion(2, 0))).isTrue();
  }

  @Test
  void isTheSameForDockerJava() {
    assertThat(new ApiVersion(1, 41).forDockerJava()).isEqualTo(RemoteApiVersion.create(1, 41));
  }
}
