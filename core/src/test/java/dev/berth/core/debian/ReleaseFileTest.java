package dev.berth.core.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.BerthException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReleaseFileTest {

  private static final String ARCHIVE = "http://user:secret@mirror.test/debian";
  private static final String SHOWN = "`http://****@mirror.test/debian/dists/bookworm/InRelease`";
  private static final String ADDRESS = ARCHIVE + "/dists/bookworm/InRelease";
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final TestArchive archive = new TestArchive();

  @Test
  void namesThePackageIndexByItsDigest() throws IOException {
    release("Suite: oldstable\nCodename: bookworm\n", NOW);

    ReleaseFile.Index index = read().packages("main", "amd64");

    assertThat(index.address().toString())
        .startsWith(ARCHIVE + "/dists/bookworm/main/binary-amd64/by-hash/SHA256/")
        .endsWith(index.digest().hex());
    assertThat(index.title()).isEqualTo("bookworm/main/binary-amd64/Packages.xz");
  }

  @Test
  void acceptsTheKeysThatWeShip() {
    assertThat(ArchiveKeys.debian().identifiers())
        .contains("6ED0E7B82643E131", "78DBA3BC47EF2265", "F8D2585B8783D481", "762F67A0B2C39DE4");
    assertThat(ArchiveKeys.ubuntu().identifiers()).contains("871920D1991BC93C", "3B4FE6ACC0B21F32");
  }

  @Nested
  class Refuses {

    @Test
    void textThatWasChanged() throws IOException {
      release("Codename: bookworm\n", NOW);
      String text = new String(archive.file(ADDRESS), StandardCharsets.UTF_8);
      archive.replace(
          ADDRESS, text.replace("By-Hash: yes", "By-Hash: no").getBytes(StandardCharsets.UTF_8));

      assertFails(
          ReleaseFileTest.this::read,
          "cannot trust " + SHOWN,
          "its signature by key " + archive.signer().keyId() + " does not fit its text");
    }

    @Test
    void aKeyThatWeDoNotKnow() {
      TestSigner stranger = new TestSigner();
      archive.replace(ADDRESS, stranger.sign("Codename: bookworm\n"));

      assertFails(
          ReleaseFileTest.this::read,
          "cannot trust " + SHOWN,
          "it is signed by " + stranger.keyId() + ", not by a key of the distribution's archive");
    }

    @Test
    void aWeakHash() {
      archive.replace(
          ADDRESS, archive.signer().sign("Codename: bookworm\n", HashAlgorithmTags.SHA1));

      assertFails(
          ReleaseFileTest.this::read,
          "cannot trust " + SHOWN,
          "it is signed by "
              + archive.signer().keyId()
              + ", not by a key of the distribution's archive");
    }

    @Test
    void textWithoutASignature() {
      archive.replace(ADDRESS, "Codename: bookworm\n".getBytes(StandardCharsets.UTF_8));

      assertFails(
          ReleaseFileTest.this::read,
          SHOWN + " is not a release file",
          "it is not signed: it does not begin with `-----BEGIN PGP SIGNED MESSAGE-----`");
    }

    @Test
    void textBelowTheSignature() throws IOException {
      release("Codename: bookworm\n", NOW);
      String text = new String(archive.file(ADDRESS), StandardCharsets.UTF_8);
      archive.replace(ADDRESS, (text + "SHA256:\n").getBytes(StandardCharsets.UTF_8));

      assertFails(
          ReleaseFileTest.this::read,
          SHOWN + " is not a release file",
          "text follows its signature");
    }

    @Test
    void aSignatureThatIsCutOff() throws IOException {
      release("Codename: bookworm\n", NOW);
      String text = new String(archive.file(ADDRESS), StandardCharsets.UTF_8);
      archive.replace(
          ADDRESS, text.substring(0, text.length() - 40).getBytes(StandardCharsets.UTF_8));

      assertFails(
          ReleaseFileTest.this::read, SHOWN + " is not a release file", "its signature is cut off");
    }

    @Test
    void oneThatHasExpired() throws IOException {
      Instant until = NOW.minusSeconds(1);
      release(
          "Codename: bookworm\nValid-Until: " + TestArchive.date(until) + "\n",
          NOW.minusSeconds(9999));

      assertFails(
          ReleaseFileTest.this::read,
          "cannot trust " + SHOWN + ": it expired at 2026-11-21T09:59:59Z",
          "this computer's clock says 2026-11-21T10:00:00Z; the mirror may have stopped updating");
    }

    @Test
    void oneFromTheFuture() throws IOException {
      release("Codename: bookworm\n", NOW.plusSeconds(7200));

      assertFails(
          ReleaseFileTest.this::read,
          "cannot trust " + SHOWN + ": it was made at 2026-11-21T12:00:00Z",
          "this computer's clock says 2026-11-21T10:00:00Z");
    }

    @Test
    void thatOfAnotherSuite() throws IOException {
      release("Suite: stable\nCodename: trixie\n", NOW);

      assertFails(
          ReleaseFileTest.this::read,
          "cannot trust " + SHOWN,
          "it is the release file of `stable`, not of `bookworm`");
    }

    @Test
    void updatesInThePlaceOfARelease() throws IOException {
      release("Suite: bookworm-updates\nCodename: bookworm\n", NOW);

      assertFails(
          ReleaseFileTest.this::read,
          "cannot trust " + SHOWN,
          "it is the release file of `bookworm-updates`, not of `bookworm`");
    }

    @Test
    void oneWithoutThisArchitecture() throws IOException {
      release("Codename: bookworm\n", NOW);
      ReleaseFile release = read();

      assertFails(
          () -> release.packages("main", "arm64"),
          SHOWN + " has no packages for `arm64`",
          "it names no `main/binary-arm64/Packages`");
    }

    @Test
    void anIndexThatIsDamaged() throws IOException {
      release("Codename: bookworm\n", NOW);
      ReleaseFile release = read();
      String address = release.packages("main", "amd64").address().toString();
      archive.replace(
          address, TestDeb.compress("Package: git\n\n".getBytes(StandardCharsets.UTF_8), "xz"));

      assertFails(
          () -> new ArchiveIndex("amd64").add(release, "main", archive, ARCHIVE),
          "cannot read the package index `" + address.replace("user:secret", "****") + "`",
          "`git` has no `Filename`");
    }

    @Test
    void aDateThatIsNone() throws IOException {
      release("Codename: bookworm\nValid-Until: tomorrow\n", NOW);

      assertFails(
          ReleaseFileTest.this::read,
          SHOWN + " is not a release file",
          "`Valid-Until` is not a date: `tomorrow`");
    }
  }

  private ReleaseFile read() throws IOException {
    return ReleaseFile.read(archive, ARCHIVE, "bookworm", archive.keys(), CLOCK);
  }

  private void release(String fields, Instant date) throws IOException {
    archive.release(ARCHIVE, "bookworm", fields, date, "main");
  }

  static void assertFails(ThrowingCallable what, String message, String... causes) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            BerthException.class,
            e -> {
              assertThat(e.problems()).hasSize(1);
              assertThat(e.problems().get(0).message()).isEqualTo(message);
              assertThat(e.problems().get(0).causes()).containsExactly(causes);
            });
  }
}
