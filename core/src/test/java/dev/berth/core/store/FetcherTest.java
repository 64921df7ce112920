package dev.berth.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.io.CredentialSource;
import dev.berth.core.io.Environment;
import dev.berth.core.io.FakeServer;
import dev.berth.core.io.Netrc;
import dev.berth.core.io.RetryPolicy;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebSettings;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {

  private static final byte[] CONTENT = content(300_000);
  private static final Digest DIGEST = Digest.of(CONTENT);

  @TempDir Path folder;
  private FakeServer server;
  private Store store;
  private Fetcher fetcher;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    store = Store.open(folder.resolve("store"));
    fetcher = fetcher(CredentialSource.NONE, Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Fetcher fetcher(CredentialSource credentials, Duration idle) {
    WebSettings settings =
        new WebSettings(
            new Environment(Map.of()),
            credentials,
            Set.of(),
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(2)),
            idle);
    return new Fetcher(store.blobs(), new WebClient(settings)).reportingTo(new Notes());
  }

  private Download download(URI url) {
    return new Download("demo.whl", url, OptionalLong.of(CONTENT.length), DIGEST);
  }

  private Download demo() {
    return download(server.url("/demo.whl"));
  }

  private void assertFetched() throws IOException {
    assertThat(store.blobs().path(DIGEST)).hasBinaryContent(CONTENT);
    assertThat(temporaryFiles()).isEmpty();
  }

  private void assertNothingStored() throws IOException {
    try (Stream<Path> blobs = Files.list(folder.resolve("store/blobs/sha256"))) {
      assertThat(blobs).isEmpty();
    }
    assertThat(temporaryFiles()).isEmpty();
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("store/tmp"))) {
      return files.toList();
    }
  }

  private static List<Problem> problemsOf(Throwable failure) {
    return ((BerthException) failure).problems();
  }

  private void assertFails(Download download, Problem problem) throws IOException {
    assertThatThrownBy(() -> fetcher.fetch(download))
        .isInstanceOf(FetchException.class)
        .satisfies(e -> assertThat(problemsOf(e)).containsExactly(problem));
    assertNothingStored();
  }

  @Nested
  class WhenTheServerIsWell {

    @Test
    void bringsTheContentIntoTheStore() throws IOException {
      server.serve("/demo.whl", CONTENT);

      assertThat(fetcher.fetch(demo())).isEqualTo(new StoredBlob(DIGEST, CONTENT.length));
      assertFetched();
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).header("User-agent")).startsWith("berth/");
    }

    @Test
    void asksForNothingThatIsThere() throws IOException {
      store.blobs().put(CONTENT);

      assertThat(fetcher.fetch(demo())).isEqualTo(new StoredBlob(DIGEST, CONTENT.length));
      fetcher.fetchAll(List.of(demo()));

      assertThat(server.requests()).isEmpty();
      assertThat(heard).isEmpty();
    }

    @Test
    void reportsHowItGoesOn() throws IOException {
      server.serve("/demo.whl", CONTENT);

      fetcher.fetch(demo());

      assertThat(heard).startsWith("started demo.whl").endsWith("at 300000", "finished demo.whl");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsWhereItIsSent(int status) throws IOException {
      server.serve("/real", CONTENT);
      server.always("/demo.whl", FakeServer.status(status, "Location", "real"));

      fetcher.fetch(demo());

      assertFetched();
    }

    @Test
    void readsLocalFiles() throws IOException {
      Path file = Files.write(folder.resolve("a file.whl"), CONTENT);

      fetcher.offline(true).fetch(download(file.toUri()));

      assertFetched();
    }

    @Test
    void fetchesManyAtOnce() throws IOException {
      List<Download> downloads = new ArrayList<>();
      for (int i = 1; i <= 30; i++) {
        byte[] content = content(1000 + i);
        server.serve("/" + i, content);
        downloads.add(
            new Download(
                "file " + i, server.url("/" + i), OptionalLong.empty(), Digest.of(content)));
      }
      downloads.add(downloads.get(0));

      fetcher.fetchAll(downloads);

      assertThat(downloads).allMatch(d -> store.blobs().contains(d.digest()));
      assertThat(server.requests()).hasSize(30);
      assertThat(heard).startsWith("planned 30").contains("finished file 1", "finished file 30");
    }

    @Test
    void severalMayFetchTheSameAtOnce() throws Exception {
      server.serve("/demo.whl", CONTENT);
      List<CompletableFuture<StoredBlob>> fetches = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        // As other processes would: each with a store of its own over the same folder.
        Store own = Store.open(folder.resolve("store"));
        Fetcher other = new Fetcher(own.blobs(), fetcher.web());
        fetches.add(
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return other.fetch(demo());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
      }

      for (CompletableFuture<StoredBlob> fetch : fetches) {
        assertThat(fetch.get()).isEqualTo(new StoredBlob(DIGEST, CONTENT.length));
      }
      assertFetched();
    }

    @Test
    void readsDocumentsToALimit() throws IOException {
      server.serve("/page", "text/html", "hello");

      assertThat(fetcher.read(server.url("/page"), 5)).asString().isEqualTo("hello");
      assertThatThrownBy(() -> fetcher.read(server.url("/page"), 4))
          .satisfies(
              e ->
                  assertThat(problemsOf(e))
                      .containsExactly(
                          Problem.of("cannot fetch `page`")
                              .because(
                                  "`"
                                      + server.url("/page")
                                      + "` has more than 4 bytes, which is not an index page")));
    }

    @Test
    void asksHowLongAFileIs() throws IOException {
      server.serve("/demo.whl", CONTENT);

      assertThat(fetcher.size(server.url("/demo.whl"))).hasValue(CONTENT.length);
    }
  }

  @Nested
  class WhenTheServerIsIll {

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void triesAgain(int status) throws IOException {
      server.serve("/demo.whl", CONTENT);
      server.once("/demo.whl", FakeServer.status(status));

      fetcher.fetch(demo());

      assertFetched();
      assertThat(heard)
          .anyMatch(line -> line.startsWith("retrying: `") && line.contains("answered " + status));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws IOException {
      server.serve("/demo.whl", CONTENT);
      server.once("/demo.whl", FakeServer.status(429, "Retry-After", "1"));

      fetcher.fetch(demo());

      assertThat(heard)
          .contains(
              "retrying: `"
                  + server.url("/demo.whl")
                  + "` answered 429 (too many requests) after PT1S");
    }

    @Test
    void doesNotWaitLongerThanWeAreWillingTo() throws IOException {
      server.once("/demo.whl", FakeServer.status(503, "Retry-After", "3600"));

      assertFails(
          demo(),
          Problem.of("cannot fetch `demo.whl`")
              .because("`" + server.url("/demo.whl") + "` answered 503 (unavailable)"));
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    void givesUpAfterAFewTries() throws IOException {
      server.always("/demo.whl", FakeServer.status(500));

      assertFails(
          demo(),
          Problem.of("cannot fetch `demo.whl`")
              .because("`" + server.url("/demo.whl") + "` answered 500 (internal server error)"));
      assertThat(server.requests()).hasSize(3);
    }

    @Test
    void doesNotAskTwiceForWhatIsNotThere() throws IOException {
      assertFails(
          demo(),
          Problem.of("cannot fetch `demo.whl`")
              .because("`" + server.url("/demo.whl") + "` answered 404 (not found)"));
      assertThat(server.requests()).hasSize(1);
    }

    @Test
    void goesOnWhereItBrokeOff() throws IOException {
      server.serve("/demo.whl", CONTENT);
      server.once("/demo.whl", FakeServer.half(100_000));

      fetcher.fetch(demo());

      assertFetched();
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1).header("Range")).isEqualTo("bytes=100000-");
      assertThat(server.requests().get(1).header("If-range")).isNotEmpty();
    }

    @Test
    void startsAnewWhenTheServerIgnoresRanges() throws IOException {
      server.serve("/demo.whl", CONTENT);
      server.once("/demo.whl", FakeServer.half(100_000));
      server.once("/demo.whl", FakeServer.ignoringRanges());

      fetcher.fetch(demo());

      assertFetched();
      assertThat(heard).contains("at 0");
    }

    @Test
    void startsAnewWhenTheServerCannotGoOn() throws IOException {
      server.serve("/demo.whl", CONTENT);
      server.once("/demo.whl", FakeServer.half(100_000));
      server.once("/demo.whl", FakeServer.status(416));

      fetcher.fetch(demo());

      assertFetched();
    }

    @Test
    void doesNotTakeAnotherRangeThanItAskedFor() throws IOException {
      server.serve("/demo.whl", CONTENT);
      server.once("/demo.whl", FakeServer.half(100_000));
      server.once("/demo.whl", FakeServer.status(206, "Content-Range", "bytes 0-9/300000"));

      fetcher.fetch(demo());

      assertFetched();
    }

    @Test
    void goesOnAsLongAsSomethingComes() throws IOException {
      server.serve("/demo.whl", CONTENT);
      for (int i = 1; i <= 9; i++) {
        server.once("/demo.whl", FakeServer.half(i * 10_000));
      }
      server.always("/demo.whl", FakeServer.ignoringRanges());

      fetcher.fetch(demo());

      assertFetched();
      assertThat(server.requests()).hasSize(10);
    }

    @Test
    void leavesAServerThatFallsSilent() throws IOException {
      server.serve("/demo.whl", CONTENT);
      server.once("/demo.whl", FakeServer.stall(100_000));

      fetcher(CredentialSource.NONE, Duration.ofMillis(200)).fetch(demo());

      assertFetched();
      assertThat(server.requests().get(1).header("Range")).isEqualTo("bytes=100000-");
    }

    @Test
    void namesAServerThatIsNotThere() throws IOException {
      URI url = server.url("/demo.whl");
      server.close();

      assertThatThrownBy(() -> fetcher.fetch(download(url)))
          .satisfies(
              e ->
                  assertThat(problemsOf(e).get(0).causes())
                      .singleElement()
                      .asString()
                      .startsWith("`" + url + "` cannot be reached: "));
    }

    @Test
    void doesNotRunInCircles() throws IOException {
      server.always("/demo.whl", FakeServer.status(302, "Location", "/demo.whl"));

      assertFails(
          demo(),
          Problem.of("cannot fetch `demo.whl`")
              .because("`" + server.url("/demo.whl") + "` redirects more than 10 times"));
    }

    @Test
    void theFirstFailureEndsTheOthers() throws IOException {
      List<Download> downloads = new ArrayList<>();
      for (int i = 1; i <= 20; i++) {
        server.always("/" + i, FakeServer.stall(0));
        downloads.add(
            new Download(
                "file " + i, server.url("/" + i), OptionalLong.empty(), Digest.of(content(i))));
      }
      downloads.set(3, demo());

      assertThatThrownBy(() -> fetcher.fetchAll(downloads))
          .isInstanceOf(FetchException.class)
          .hasMessage("cannot fetch `demo.whl`");
      assertNothingStored();
    }
  }

  @Nested
  class WhenOtherBytesCome {

    @Test
    void refusesAnotherDigest() throws IOException {
      byte[] other = CONTENT.clone();
      other[299_999]++;
      server.serve("/demo.whl", other);

      assertFails(
          demo(),
          Problem.of("cannot fetch `demo.whl`")
              .because(
                  "`"
                      + server.url("/demo.whl")
                      + "` has `"
                      + Digest.of(other)
                      + "`; expected `"
                      + DIGEST
                      + "`"));
    }

    @Test
    void refusesFewerBytes() throws IOException {
      server.serve("/demo.whl", content(5));

      assertFails(
          demo(),
          Problem.of("cannot fetch `demo.whl`")
              .because("`" + server.url("/demo.whl") + "` has 5 bytes; expected 300000"));
    }

    @Test
    void refusesMoreBytesAsSoonAsTheyCome() throws IOException {
      server.serve("/demo.whl", content(400_000));

      assertFails(
          demo(),
          Problem.of("cannot fetch `demo.whl`")
              .because(
                  "`" + server.url("/demo.whl") + "` has more than 300000 bytes; expected 300000"));
    }
  }

  @Nested
  class WhenCredentialsAreNeeded {

    @BeforeEach
    void protect() {
      server.serve("/demo.whl", CONTENT).requireLogin("jane", "s3cr:et");
    }

    @Test
    void takesThemFromNetrc() throws IOException {
      Netrc netrc = Netrc.parse("machine 127.0.0.1 login jane password s3cr:et");

      fetcher(netrc, Duration.ofSeconds(30)).fetch(demo());

      assertFetched();
    }

    @Test
    void takesThemFromTheAddress() throws IOException {
      fetcher.fetch(download(withLogin("jane:s3cr%3Aet")));

      assertFetched();
    }

    @Test
    void neverShowsThem() throws IOException {
      assertFails(
          download(withLogin("jane:wrong")),
          Problem.of("cannot fetch `demo.whl`")
              .because(
                  "`"
                      + server.url("/demo.whl").toString().replace("//", "//****@")
                      + "` answered 401 (credentials are needed)"));
    }

    @Test
    void neverGivesThemToAnotherHost() throws IOException {
      try (FakeServer other = new FakeServer()) {
        other.serve("/real", CONTENT);
        server.always(
            "/demo.whl", FakeServer.status(302, "Location", other.url("/real").toString()));

        fetcher.fetch(download(withLogin("jane:s3cr%3Aet")));

        assertFetched();
        assertThat(other.requests().get(0).header("Authorization")).isEmpty();
      }
    }

    private URI withLogin(String login) {
      return URI.create(server.url("/demo.whl").toString().replace("//", "//" + login + "@"));
    }
  }

  @Nested
  class WhenItCannotBeAsked {

    @Test
    void saysThatItIsOffline() throws IOException {
      fetcher = fetcher.offline(true);

      assertFails(
          demo(),
          Problem.of("cannot fetch `demo.whl`")
              .because(
                  "it is not in the store, and `--offline` keeps us from asking `"
                      + server.url("/demo.whl")
                      + "`")
              .hint("run once without `--offline`"));
      assertThat(server.requests()).isEmpty();
    }

    @Test
    void namesAFileThatIsNotThere() throws IOException {
      Path file = folder.resolve("gone.whl");

      assertFails(
          download(file.toUri()),
          Problem.of("cannot fetch `demo.whl`").because("there is no file `" + file + "`"));
    }

    @Test
    void namesAnAddressOfAnotherKind() throws IOException {
      assertFails(
          download(URI.create("ftp://example.org/demo.whl")),
          Problem.of("cannot fetch `demo.whl`")
              .because(
                  "`ftp://example.org/demo.whl` is not an `https:`, `http:` or `file:` address"));
    }
  }

  private final class Notes implements FetchListener {

    @Override
    public void planned(int downloads, long bytes) {
      heard.add("planned " + downloads);
    }

    @Override
    public void started(Download download) {
      heard.add("started " + download.name());
    }

    @Override
    public void progressed(Download download, long position) {
      heard.add("at " + position);
    }

    @Override
    public void retrying(Download download, String reason, Duration pause) {
      heard.add("retrying: " + reason + " after " + pause);
    }

    @Override
    public void finished(Download download) {
      heard.add("finished " + download.name());
    }
  }
}
