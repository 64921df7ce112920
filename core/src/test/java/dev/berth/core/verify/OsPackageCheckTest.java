package dev.berth.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.oci.Digest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OsPackageCheckTest {

  private static final String STATUS =
      """
      Package: bash
      Status: install ok installed
      Version: 5.2

      Package: libc6
      Status: install ok installed
      Version: 2.36-9
      Description: a library
       of two lines

      Package: gone
      Status: deinstall ok config-files
      Version: 1
      """;

  private static LockedOsPackage locked(String name, String version) {
    return new LockedOsPackage(
        name,
        version,
        "amd64",
        LockedOsPackage.Part.SYSTEM,
        "https://deb.debian.org/x.deb",
        1,
        Digest.of(new byte[0]));
  }

  private static List<String> differences(Optional<String> status, LockedOsPackage... locked) {
    return OsPackageCheck.differences("demo", status, List.of(locked)).stream()
        .map(Difference::text)
        .toList();
  }

  @Test
  void whatDpkgHasIsWhatIsLocked() {
    assertThat(differences(Optional.of(STATUS), locked("libc6", "2.36-9"), locked("bash", "5.2")))
        .isEmpty();
  }

  @Test
  void tellsWhatIsMissingTooMuchOrOfAnotherVersion() {
    assertThat(
            differences(Optional.of(STATUS), locked("libc6", "2.36-10"), locked("zlib1g", "1.2")))
        .containsExactly(
            "`bash 5.2` is not in the lock",
            "`libc6`: found 2.36-9, expected 2.36-10",
            "`zlib1g 1.2` is missing");
  }

  @Test
  void withoutAListNothingIsInstalled() {
    assertThat(differences(Optional.empty(), locked("bash", "5.2")))
        .containsExactly("`bash 5.2` is missing");
  }

  @Test
  void refusesAListThatIsNone() {
    assertThatThrownBy(() -> differences(Optional.of("no field\n")))
        .isInstanceOfSatisfying(
            UnreadableImageException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        Problem.of("cannot read the image `demo`")
                            .because("`/var/lib/dpkg/status`: not a field: `no field`")));
  }
}
