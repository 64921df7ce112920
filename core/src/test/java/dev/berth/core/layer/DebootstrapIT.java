package dev.berth.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.lock.DistributionRelease;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.oci.Digest;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our base against what {@code debootstrap --variant=minbase} makes of exactly the same packages,
 * with their scripts run. Every difference is in {@code debootstrap-differences.txt} with its
 * reason.
 */
class DebootstrapIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"debian:11", "debian:12", "debian:13"})
  void differsOnlyWhereWeMeanTo(String os) throws IOException {
    Programs.need("debootstrap");
    Programs.need(
        System.getProperty("user.name").equals("root"), "only root can make such a folder");
    DistributionFixture fixture = DistributionFixture.fetch(folder, os);
    DistributionRelease release = DistributionRelease.find(os).orElseThrow();

    SortedMap<String, String> ours = FileTree.read(fixture.unpack(), normalizers());
    SortedMap<String, String> theirs =
        FileTree.read(debootstrap(fixture, release.codename()), normalizers());

    assertThat(fixture.warnings()).isEmpty();
    assertThat(unexplained(os, ours, theirs)).isEmpty();
  }

  /** JUnit would follow our absolute links in its warnings. */
  @AfterEach
  void deleteRoots() {
    Programs.output(
        folder,
        "rm",
        "-rf",
        "--one-file-system",
        folder.resolve("root").toString(),
        folder.resolve("debootstrap").toString());
  }

  /** Bootstraps from an archive with nothing but our packages in it. */
  private Path debootstrap(DistributionFixture fixture, String codename) throws IOException {
    Path archive = Files.createDirectory(folder.resolve("archive"));
    Path pool = Files.createDirectory(archive.resolve("pool"));
    StringBuilder packages = new StringBuilder();
    String architecture = Programs.output(folder, "dpkg", "--print-architecture").strip();
    for (LockedOsPackage one : fixture.packages()) {
      String file = one.name() + "_" + one.architecture() + ".deb";
      Files.copy(fixture.deb(one), pool.resolve(file));
      packages
          .append(Programs.output(folder, "dpkg-deb", "-f", pool.resolve(file).toString()).strip())
          .append("\nFilename: pool/" + file)
          .append("\nSize: " + one.size())
          .append("\nSHA256: " + one.digest().hex() + "\n\n");
    }
    byte[] index = packages.toString().getBytes(StandardCharsets.UTF_8);
    String indexPath = "main/binary-" + architecture + "/Packages";
    Path dists = archive.resolve("dists").resolve(codename);
    Files.createDirectories(dists.resolve(indexPath).getParent());
    Files.write(dists.resolve(indexPath), index);
    Files.writeString(
        dists.resolve("Release"),
        """
        Suite: %s
        Codename: %s
        Components: main
        Architectures: %s
        SHA256:
         %s %d %s
        """
            .formatted(
                codename, codename, architecture, Digest.of(index).hex(), index.length, indexPath));
    Path root = folder.resolve("debootstrap");
    Programs.output(
        folder,
        "debootstrap",
        "--no-check-gpg",
        "--variant=minbase",
        "--include="
            + fixture.packages().stream()
                .map(LockedOsPackage::name)
                .collect(Collectors.joining(",")),
        codename,
        root.toString(),
        archive.toUri().toString());
    return root;
  }

  /** Where only a part of a file's content is comparable. */
  private static Map<String, UnaryOperator<String>> normalizers() {
    return Map.of(
        // The day on which passwords were changed.
        "etc/shadow", text -> text.replaceAll(":\\d{4,5}:0:99999", ":DAY:0:99999"),
        // In the order of a hash table.
        "var/lib/dpkg/diversions|var/lib/pam/seen", DebootstrapIT::sorted,
        // We do not list what we leave out.
        "var/lib/dpkg/info/.*\\.(?:list|md5sums)", DebootstrapIT::withoutDocumentation);
  }

  private static String sorted(String text) {
    return text.lines().sorted().collect(Collectors.joining("\n"));
  }

  private static String withoutDocumentation(String text) {
    Pattern left =
        Pattern.compile(
            "(?:.* )?/?usr/share/(?:doc/[^/]+/(?!copyright$).*|(?:groff|info|linda|lintian|locale"
                + "(?!/locale.alias$)|man(?!/man\\d$))/.*)");
    return text.lines()
        .filter(line -> !left.matcher(line).matches())
        .collect(Collectors.joining("\n"));
  }

  private static List<String> unexplained(
      String os, SortedMap<String, String> ours, SortedMap<String, String> theirs)
      throws IOException {
    TreeSet<String> paths = new TreeSet<>(ours.keySet());
    paths.addAll(theirs.keySet());
    List<Pattern> explained = explained();
    List<String> unexplained = new ArrayList<>();
    int differences = 0;
    for (String path : paths) {
      String our = ours.getOrDefault(path, "nothing");
      String their = theirs.getOrDefault(path, "nothing");
      if (!our.equals(their)) {
        differences++;
        String kind =
            our.equals("nothing") ? "missing" : their.equals("nothing") ? "extra" : "different";
        String line = kind + " " + path;
        if (explained.stream()
            .noneMatch(
                pattern ->
                    pattern.matcher(line).matches()
                        || pattern.matcher(os + " " + line).matches())) {
          unexplained.add(line + ": " + our + " instead of " + their);
        }
      }
    }
    System.out.printf(
        "%s: %d paths of ours, %d of debootstrap's, %d differences, %d unexplained%n",
        os, ours.size(), theirs.size(), differences, unexplained.size());
    return unexplained;
  }

  private static List<Pattern> explained() throws IOException {
    try (InputStream in = DebootstrapIT.class.getResourceAsStream("debootstrap-differences.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Pattern.compile(line.strip()))
          .toList();
    }
  }
}
