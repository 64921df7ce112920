package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.oci.Platform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Versions, specifiers, requirements and markers mean what the reference implementation says. */
class PackagingAgreementTest {

  private static final MarkerEnvironment ENVIRONMENT =
      MarkerEnvironment.of(new PythonVersion(3, 11), "3.11.2", Platform.LINUX_AMD64);

  @Test
  void saysTheSameInEveryCase() throws IOException {
    List<String> cases;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                getClass().getResourceAsStream("packaging-cases.tsv"), StandardCharsets.UTF_8))) {
      cases = reader.lines().filter(line -> !line.startsWith("#")).toList();
    }

    assertThat(cases).hasSizeGreaterThan(1000).allSatisfy(PackagingAgreementTest::agrees);
  }

  private static void agrees(String line) {
    String[] columns = line.split("\t", -1);
    String answer =
        switch (columns[0]) {
          case "V" -> Version.find(columns[1]).map(Version::toString).orElse("-");
          case "C" ->
              Integer.toString(
                  Integer.signum(Version.parse(columns[1]).compareTo(Version.parse(columns[2]))));
          case "S" ->
              Requirement.findMistake(columns[1]).isPresent()
                  ? "-"
                  : bit(Requirement.parse(columns[1]).admits(Version.parse(columns[2])));
          case "R" -> bit(Requirement.findMistake(columns[1]).isEmpty());
          case "M" ->
              bit(
                  Requirement.parse("a; " + columns[1])
                      .marker()
                      .orElseThrow()
                      .appliesIn(ENVIRONMENT, Set.of("x")));
          default -> throw new IllegalArgumentException(line);
        };

    assertThat(answer).as(line).isEqualTo(columns[columns.length - 1]);
  }

  private static String bit(boolean value) {
    return value ? "1" : "0";
  }
}
