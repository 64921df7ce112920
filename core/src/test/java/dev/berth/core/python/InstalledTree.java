package dev.berth.core.python;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What two installers must agree on, file by file. */
public final class InstalledTree {

  private InstalledTree() {}

  /** Path below the prefix, and what has to be equal of each regular file. */
  public static SortedMap<String, String> of(Path prefix) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(prefix)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = prefix.relativize(file).toString();
        boolean executable =
            Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_EXECUTE);
        files.put(path, describe(path, executable ? 0755 : 0644, Files.readAllBytes(file)));
      }
    }
    return files;
  }

  /** What differs, for people: nothing when the trees are the same. */
  public static List<String> differences(
      SortedMap<String, String> ours, SortedMap<String, String> theirs) {
    List<String> differences = new ArrayList<>();
    Stream.concat(ours.keySet().stream(), theirs.keySet().stream())
        .distinct()
        .sorted()
        .filter(path -> !String.valueOf(ours.get(path)).equals(String.valueOf(theirs.get(path))))
        .forEach(
            path ->
                differences.add(
                    path + "\n  ours " + ours.get(path) + "\n  pip's " + theirs.get(path)));
    return differences;
  }

  /** What has to be equal: all bytes, except where two installers must differ. */
  public static String describe(String path, int mode, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String content = Digest.of(bytes).toString();
    if (path.endsWith(".dist-info/INSTALLER")) {
      content = "the installer's name";
    } else if (path.endsWith(".dist-info/RECORD")) {
      content =
          text.lines()
              .filter(line -> !line.contains(".dist-info/direct_url.json,"))
              .map(InstalledTree::withoutOwnHashes)
              .collect(Collectors.joining("\n"));
    } else if (path.startsWith("bin/") && text.startsWith("#!") && text.contains("import sys")) {
      content = "a command: " + text.lines().filter(line -> line.startsWith("from ")).toList();
    }
    return Map.entry(Integer.toOctalString(mode), content).toString();
  }

  private static String withoutOwnHashes(String row) {
    boolean own = row.contains(".dist-info/INSTALLER,") || row.startsWith("../../../bin/");
    return own ? row.substring(0, row.indexOf(',')) : row;
  }
}
