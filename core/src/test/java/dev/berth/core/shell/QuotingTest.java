package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "POSIX      | plain  | 'plain'",
        "POSIX      | it's   | 'it'\"'\"'s'",
        "POSIX      | ''     | \"''\"",
        "POSIX      | a$b\\  | 'a$b\\'",
        "FISH       | it's   | 'it\\'s'",
        "FISH       | a$b\\  | 'a$b\\\\'",
        "POWERSHELL | it's   | 'it''s'",
        "POWERSHELL | a‘b’c  | 'a‘‘b’’c'",
        "POWERSHELL | a$b`\\ | 'a$b`\\'",
      })
  void isOneWordOfTheShell(Quoting quoting, String text, String word) {
    assertThat(quoting.quote(text)).isEqualTo(word);
  }
}
