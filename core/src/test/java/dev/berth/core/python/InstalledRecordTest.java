package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.io.ExpectedHash;
import dev.berth.core.oci.Digest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstalledRecordTest {

  private static final String SITE = "lib/python3.11/site-packages";

  @Test
  void namesFilesByTheirPathsInTheEnvironment() {
    ExpectedHash hash = ExpectedHash.of(Digest.of(new byte[] {1}));

    assertThat(
            InstalledRecord.read(
                "a.py,"
                    + hash
                    + ",1\r\n../../../bin/a,"
                    + hash
                    + ",1\r\na-1.dist-info/RECORD,,\r\n"
                    + "/etc/a.conf,,\r\n../../../../outside,,\r\n",
                SITE))
        .containsOnlyKeys(SITE + "/a.py", "bin/a", SITE + "/a-1.dist-info/RECORD")
        .containsEntry("bin/a", Optional.of(hash));
    assertThat(hash.digest()).contains(Digest.of(new byte[] {1}));
  }

  @Test
  void refusesWhatIsNoRecord() {
    assertThatThrownBy(() -> InstalledRecord.read("a.py,md5=x,1\n", SITE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the hash of `a.py` is `md5`, expected sha256 or better");
  }
}
