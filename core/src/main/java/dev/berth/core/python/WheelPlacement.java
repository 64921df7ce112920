package dev.berth.core.python;

import dev.berth.core.io.Content;
import dev.berth.core.io.ExpectedHash;
import dev.berth.core.io.ZipMember;
import dev.berth.core.python.InstalledFile.FromWheel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds the place of every file of a wheel. */
final class WheelPlacement {

  private static final String DATA = ".data";
  private static final byte[] PLACEHOLDER = "#!python".getBytes(StandardCharsets.US_ASCII);

  /** A script that is rewritten is held in memory. */
  private static final int LARGEST_SCRIPT = 16 << 20;

  private final Wheel wheel;
  private final PythonVersion python;
  private final String sitePackages;
  private final Set<String> reserved;
  private final Set<String> commandNames = new HashSet<>();
  private final Map<String, InstalledFile> copied = new TreeMap<>();
  private final Map<String, byte[]> scripts = new TreeMap<>();
  private final List<List<String>> rows = new ArrayList<>();

  WheelPlacement(Wheel wheel, PythonVersion python) {
    this.wheel = wheel;
    this.python = python;
    this.sitePackages = InstallTarget.sitePackages(python);
    this.reserved = VirtualEnvironment.reserved(python);
  }

  InstallPlan plan() throws IOException {
    List<EntryPoint> commands = Commands.of(wheel, python);
    commands.forEach(command -> commandNames.add(command.name()));
    for (ZipMember file : wheel.files()) {
      place(file);
    }
    GeneratedFiles generated =
        new GeneratedFiles(wheel.distInfo(), commands, scripts, InstalledRecord.format(rows));
    Map<String, String> origins = generated.origins(sitePackages);
    origins.forEach((path, origin) -> checkGenerated(origin, path));
    checkFolders(origins.keySet());
    return new InstallPlan(List.copyOf(copied.values()), generated);
  }

  private void place(ZipMember file) throws IOException {
    if (isReplaced(file)) {
      return;
    }
    int slash = file.name().indexOf('/');
    if (slash < 0 || !file.name().startsWith(DATA, slash - DATA.length())) {
      add(file, sitePackages + "/" + file.name(), file.isExecutable());
      return;
    }
    int second = file.name().indexOf('/', slash + 1);
    if (second < 0) {
      throw invalid(file, "is in the data folder but in none of its parts");
    }
    String rest = file.name().substring(second + 1);
    String part = file.name().substring(slash + 1, second);
    switch (part) {
      case "purelib", "platlib" -> add(file, sitePackages + "/" + rest, file.isExecutable());
      case "headers" ->
          add(
              file,
              InstallTarget.headers(python) + "/" + wheel.projectName() + "/" + rest,
              file.isExecutable());
      case "data" ->
          add(
              file,
              // The environment's lib64 is a link to lib.
              rest.startsWith("lib64/") ? "lib" + rest.substring(5) : rest,
              file.isExecutable());
      case "scripts" -> addScript(file, rest);
      default ->
          throw invalid(
              file,
              "is in the data part `"
                  + part
                  + "`, expected one of purelib, platlib, headers, scripts, data");
    }
  }

  /** RECORD is written anew, and who installed the project is for us to say. */
  private boolean isReplaced(ZipMember file) {
    return GeneratedFiles.METADATA.stream()
        .anyMatch(replaced -> file.name().equals(wheel.distInfo() + "/" + replaced));
  }

  private void addScript(ZipMember file, String name) throws IOException {
    if (isWrapperOfCommand(name)) {
      return;
    }
    Content content = wheel.content(file);
    byte[] start;
    try (InputStream in = content.open()) {
      start = in.readNBytes(PLACEHOLDER.length);
    }
    if (!Arrays.equals(start, PLACEHOLDER)) {
      add(file, "bin/" + name, true);
      return;
    }
    if (content.size() > LARGEST_SCRIPT) {
      throw invalid(file, "is a script of more than " + LARGEST_SCRIPT + " bytes");
    }
    try (InputStream in = content.open()) {
      scripts.put(name, withoutFirstLine(in.readAllBytes()));
    }
  }

  /** What older tools put beside the commands that are generated here. */
  private boolean isWrapperOfCommand(String name) {
    for (String suffix : List.of("", ".exe", "-script.py", ".pya")) {
      if (name.endsWith(suffix)
          && commandNames.contains(name.substring(0, name.length() - suffix.length()))) {
        return true;
      }
    }
    return false;
  }

  private static byte[] withoutFirstLine(byte[] script) {
    int end = 0;
    while (end < script.length && script[end] != '\n') {
      end++;
    }
    return Arrays.copyOfRange(script, Math.min(script.length, end + 1), script.length);
  }

  private void add(ZipMember file, String path, boolean executable) throws IOException {
    checkPath(file.name(), path);
    Content content = wheel.content(file);
    InstalledFile added =
        new InstalledFile(path, executable, new FromWheel(file.name(), file.crc32(), content));
    InstalledFile other = copied.putIfAbsent(path, added);
    if (other != null) {
      if (!isSame(other, added)) {
        throw twice(file.name(), path);
      }
    } else if (!wheel.isUnrecorded(file)) {
      rows.add(
          List.of(
              InstalledRecord.pathFrom(sitePackages, path),
              wheel.hash(file).map(ExpectedHash::toString).orElse(""),
              Long.toString(content.size())));
    }
  }

  private static boolean isSame(InstalledFile one, InstalledFile other) {
    return one.source() instanceof FromWheel a
        && other.source() instanceof FromWheel b
        && a.crc32() == b.crc32()
        && a.content().size() == b.content().size()
        && one.executable() == other.executable();
  }

  private void checkGenerated(String origin, String path) {
    checkPath(origin, path);
    if (copied.containsKey(path)) {
      throw twice(origin, path);
    }
  }

  private void checkPath(String origin, String path) {
    if (reserved.contains(path)) {
      throw invalid(origin, "would replace the environment's own `" + path + "`");
    }
    if (path.startsWith(".wh.") || path.contains("/.wh.")) {
      throw invalid(origin, "has a name that removes files in an image");
    }
  }

  private void checkFolders(Set<String> others) {
    Set<String> all = new HashSet<>(copied.keySet());
    all.addAll(others);
    for (String path : all) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        if (all.contains(path.substring(0, slash))) {
          throw invalid(path, "would be installed inside something that is a file");
        }
      }
    }
  }

  private InvalidWheelException twice(String origin, String path) {
    return invalid(origin, "would be installed as `" + path + "`, as another file is");
  }

  private InvalidWheelException invalid(ZipMember file, String fault) {
    return invalid(file.name(), fault);
  }

  private InvalidWheelException invalid(String entry, String fault) {
    return new InvalidWheelException(wheel.name().toString(), Optional.of(entry), fault);
  }
}
