package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Credentials;
import dev.berth.core.io.Environment;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageSourcesTest {

  @TempDir private Path folder;
  private final Map<String, String> variables =
      new HashMap<>(Map.of("PIP_CONFIG_FILE", "/dev/null"));

  private RuntimeSpec spec(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("runtime.yaml"), text);
    return new RuntimeSpecReader(name -> Optional.empty()).read(file);
  }

  private PackageSources of(String text) throws IOException {
    return PackageSources.of(spec(text), new Environment(variables), folder);
  }

  @Test
  void areThePublicIndexWhenNothingIsSaid() throws IOException {
    PackageSources sources = of("name: demo\n");

    assertThat(sources.indexUrl()).isEmpty();
    assertThat(sources.indexes()).containsExactly("https://pypi.org/simple");
  }

  @Test
  void keepTheUsersCredentialsForAnIndexThatTheFileNamesWithoutThem() throws IOException {
    variables.put("PIP_INDEX_URL", "https://jane:s3cret@a.example/simple");
    variables.put("PIP_EXTRA_INDEX_URL", "https://jane:s3cret@b.example/simple/");

    PackageSources sources =
        of(
            """
            name: demo
            configs:
              pip:
                index_url: https://b.example/simple
                extra_index_url: [https://a.example/simple, https://c.example/simple]
            """);

    assertThat(sources.indexes())
        .containsExactly(
            "https://jane:s3cret@b.example/simple/",
            "https://jane:s3cret@b.example/simple/",
            "https://jane:s3cret@a.example/simple",
            "https://c.example/simple");
  }

  @Test
  void addUpFromTheUserToTheRequirementsFile() throws IOException {
    variables.put("PIP_INDEX_URL", "https://user.example/simple");
    variables.put("PIP_EXTRA_INDEX_URL", "https://a.example/simple https://b.example/simple");
    variables.put("PIP_TRUSTED_HOST", "a.example");
    variables.put("PIP_CERT", "/etc/company.pem");
    Files.writeString(
        folder.resolve("requirements.txt"),
        "--index-url https://file.example/simple\n--trusted-host file.example\nsix\n");

    PackageSources sources =
        of(
            """
            name: demo
            configs:
              pip:
                index_url: https://yaml.example/simple
                extra_index_url: [https://c.example/simple, https://a.example/simple]
                trusted_host: [c.example]
            dependencies:
              - requirements.txt
            """);

    assertThat(sources)
        .isEqualTo(
            new PackageSources(
                Optional.of("https://file.example/simple"),
                List.of(
                    "https://a.example/simple",
                    "https://b.example/simple",
                    "https://c.example/simple"),
                List.of(),
                false,
                Set.of("a.example", "c.example", "file.example"),
                Optional.of("/etc/company.pem")));
  }

  @Test
  void leaveOutFoldersThatAreNotThere() throws IOException {
    Path there = Files.createDirectories(folder.resolve("there"));
    variables.put(
        "PIP_FIND_LINKS", there + " /nonexistent file:///nonexistent https://a.example/links");

    assertThat(of("name: demo\n").findLinks())
        .containsExactly(there.toString(), "https://a.example/links");
  }

  @Test
  void knowTheCredentialsOfTheirIndexes() throws IOException {
    variables.put("PIP_INDEX_URL", "https://jane:s%40crt@a.example/simple");

    PackageSources sources = of("name: demo\n");

    assertThat(sources.credentials().find(URI.create("https://a.example/files/six.whl")))
        .contains(new Credentials("jane", "s@crt"));
    assertThat(sources.credentials().find(URI.create("https://b.example/six.whl"))).isEmpty();
    assertThat(sources.credentials().find(URI.create("http://a.example/six.whl"))).isEmpty();
  }

  @Test
  void areKeptInTheLockWithoutCredentialsAndWithoutTheUsersOwn() throws IOException {
    variables.put("PIP_INDEX_URL", "https://user.example/simple");

    assertThat(
            PackageSources.options(
                spec(
                    """
                    name: demo
                    configs:
                      pip:
                        extra_index_url: https://c.example/simple
                    """)))
        .containsExactly("--extra-index-url https://c.example/simple");
  }
}
