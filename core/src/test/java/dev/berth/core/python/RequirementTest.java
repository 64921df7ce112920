package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.berth.core.oci.Platform;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {

  @Test
  void hasAName() {
    assertThat(Requirement.parse("Scikit_Learn").name()).hasToString("scikit-learn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | a",
        " a [ b , c ] >= 1 , < 2 ; python_version<'3.9' | a[b,c]>=1,<2; python_version < \"3.9\"",
        "a[] (~=1.0) | a~=1.0",
        "a>=1, | a>=1",
        "a @ https://example.org/a.whl ; extra == 'x' | a @ https://example.org/a.whl ; extra == \"x\"",
        "a; (os.name=='nt' or sys.platform!='linux') and python_version not in '2.7, 3.0'"
            + " | a; (os_name == \"nt\" or sys_platform != \"linux\") and python_version not in \"2.7, 3.0\"",
        "a===legacy_1 | a===legacy_1"
      })
  void hasOneWrittenForm(String text, String normal) {
    assertThat(Requirement.parse(text)).hasToString(normal);
    assertThat(Requirement.parse(normal)).isEqualTo(Requirement.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'' | expected a package name, found the end | 0",
        "'-a' | a name begins and ends with a letter or a digit, found `-a` | 0",
        "'a b' | expected one of `[`, `@`, `==`, `>=`, `<=`, `~=`, `!=`, `<`, `>`, `;`, found `b` | 2",
        "'a=1' | expected one of `[`, `@`, `==`, `>=`, `<=`, `~=`, `!=`, `<`, `>`, `;`, found `=` | 1",
        "'a[b' | expected `,` or `]`, found the end | 3",
        "'a[,]' | expected the name of an extra, found `,` | 2",
        "'a>=' | expected a version after `>=`, found the end | 3",
        "'a>=x' | not a version (PEP 440): `x` | 3",
        "'a>=1.*' | `.*` goes with `==` and `!=` only, not with `>=` | 3",
        "'a==1rc1.*' | `.*` follows the numbers of a release only | 3",
        "'a~=1' | `~=` needs at least two numbers, as in `~=1.0` | 3",
        "'a>1+b' | `>` takes no local version (the part behind `+`) | 2",
        "'a(>1' | expected `)`, found the end | 4",
        "'a @' | expected a URL, found the end | 3",
        "'a @ b' | expected a URL with a scheme, found `b` | 4",
        "'a @ b:c; d' | expected a space between the URL and `;` | 7",
        "'a;' | expected a marker variable or a quoted text, found the end | 2",
        "'a; python<\"3\"' | `python` is not a marker variable | 3",
        "'a; extra \"x\"' | expected one of `==`, `!=`, `<`, `<=`, `>`, `>=`, `~=`, `in`, `not in`, found `\"` | 9",
        "'a; extra == \"x' | expected a closing quote `\"`, found the end | 14",
        "'a; extra == \"x\" x' | expected `and`, `or` or the end, found `x` | 16",
      })
  void tellsWhatIsWrongAndWhere(String quoted, String message, int offset) {
    String text = quoted.substring(1, quoted.length() - 1);

    assertThat(Requirement.findMistake(text)).contains(new Requirement.Mistake(message, offset));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Requirement.parse(text))
        .withMessage("not a requirement (PEP 508): `" + text + "`: " + message);
  }

  @Test
  void refusesParenthesesWithoutEnd() {
    assertThat(Requirement.findMistake("a; " + "(".repeat(1_000_000)))
        .contains(new Requirement.Mistake("too many parentheses", 68));
  }

  @Nested
  class Markers {

    private final MarkerEnvironment environment =
        MarkerEnvironment.of(new PythonVersion(3, 11), "3.11.2", Platform.LINUX_AMD64);

    @ParameterizedTest
    @ValueSource(
        strings = {
          "python_version >= '3.9'",
          "'3.9' < python_version",
          "python_full_version == '3.11.*'",
          "platform_machine in 'x86_64 aarch64'",
          "sys_platform == 'linux' and os_name == 'posix'",
          "sys_platform == 'win32' or implementation_name == 'cpython'",
          "platform_release == ''",
          "extra == 'Test_Extra'",
          "extra != 'other'"
        })
    void apply(String marker) {
      assertThat(applies(marker)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "python_version < '3.9'",
          "python_version == '3.1'",
          "python_full_version ~= '3.10.0'",
          "platform_machine not in 'x86_64 aarch64'",
          "sys_platform == 'win32' and extra == 'test-extra'",
          "sys_platform ~= 'linux'",
          "sys_platform < 'win32'",
          "extra == 'other'"
        })
    void doNotApply(String marker) {
      assertThat(applies(marker)).isFalse();
    }

    private boolean applies(String marker) {
      return Requirement.parse("a; " + marker)
          .marker()
          .orElseThrow()
          .appliesIn(environment, Set.of("test.extra"));
    }
  }
}
