package dev.berth.core.python;

import dev.berth.core.io.Content;
import dev.berth.core.io.ExpectedHash;
import dev.berth.core.io.ZipMember;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.InstallRequest.DirectUrl;
import dev.berth.core.python.InstalledFile.FromWheel;
import dev.berth.core.python.InstalledFile.Generated;
import java.io.ByteArrayOutputStream;
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

/**
 * Which files installing a wheel makes (binary distribution format, "Installing a wheel"; recording
 * installed projects specification). Both libraries of a virtual environment are one folder, so
 * that purelib and platlib do not differ. Nothing is compiled.
 */
public final class InstallPlan {

  private static final String INSTALLER = "berth\n";
  private static final String DATA = ".data";
  private static final byte[] PLACEHOLDER = "#!python".getBytes(StandardCharsets.US_ASCII);

  /** A script that is rewritten is held in memory. */
  private static final int LARGEST_SCRIPT = 16 << 20;

  private final Wheel wheel;
  private final InstallTarget target;
  private final Set<String> reserved;
  private final Set<String> commands = new HashSet<>();
  private final Map<String, InstalledFile> files = new TreeMap<>();
  private final List<List<String>> rows = new ArrayList<>();

  private InstallPlan(Wheel wheel, InstallTarget target) {
    this.wheel = wheel;
    this.target = target;
    this.reserved = VirtualEnvironment.reserved(target);
  }

  /**
   * The files, sorted by path. Those that come from the wheel can be read until it is closed.
   *
   * @throws InvalidWheelException when a file cannot be put where the wheel wants it
   */
  public static List<InstalledFile> of(Wheel wheel, InstallTarget target, InstallRequest request)
      throws IOException {
    InstallPlan plan = new InstallPlan(wheel, target);
    List<EntryPoint> entryPoints = Commands.of(wheel, target.python());
    entryPoints.forEach(command -> plan.commands.add(command.name()));
    for (ZipMember file : wheel.files()) {
      plan.addFromWheel(file);
    }
    for (EntryPoint command : entryPoints) {
      String script = command.script(Shebang.of(target.interpreter()));
      plan.addGenerated("entry_points.txt", "bin/" + command.name(), true, utf8(script));
    }
    plan.addMetadata(request);
    plan.checkFolders();
    return List.copyOf(plan.files.values());
  }

  private void addFromWheel(ZipMember file) throws IOException {
    if (isReplaced(file)) {
      return;
    }
    int slash = file.name().indexOf('/');
    if (slash < 0 || !file.name().startsWith(DATA, slash - DATA.length())) {
      add(file, target.sitePackages() + "/" + file.name(), file.isExecutable());
      return;
    }
    int second = file.name().indexOf('/', slash + 1);
    if (second < 0) {
      throw invalid(file, "is in the data folder but in none of its parts");
    }
    String rest = file.name().substring(second + 1);
    String part = file.name().substring(slash + 1, second);
    switch (part) {
      case "purelib", "platlib" ->
          add(file, target.sitePackages() + "/" + rest, file.isExecutable());
      case "headers" ->
          add(
              file,
              "include/site/python" + target.python() + "/" + wheel.projectName() + "/" + rest,
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
    String distInfo = wheel.distInfo() + "/";
    return file.name().equals(distInfo + "RECORD")
        || file.name().equals(distInfo + "INSTALLER")
        || file.name().equals(distInfo + "REQUESTED")
        || file.name().equals(distInfo + "direct_url.json");
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
    byte[] bytes;
    try (InputStream in = content.open()) {
      bytes = in.readAllBytes();
    }
    addGenerated(file.name(), "bin/" + name, true, withInterpreter(bytes));
  }

  /** What older tools put beside the commands that are generated here. */
  private boolean isWrapperOfCommand(String name) {
    for (String suffix : List.of("", ".exe", "-script.py", ".pya")) {
      if (name.endsWith(suffix)
          && commands.contains(name.substring(0, name.length() - suffix.length()))) {
        return true;
      }
    }
    return false;
  }

  private byte[] withInterpreter(byte[] script) {
    int end = 0;
    while (end < script.length && script[end] != '\n') {
      end++;
    }
    ByteArrayOutputStream changed = new ByteArrayOutputStream(script.length + 100);
    changed.writeBytes(utf8(Shebang.of(target.interpreter())));
    int rest = Math.min(script.length, end + 1);
    changed.write(script, rest, script.length - rest);
    return changed.toByteArray();
  }

  private void add(ZipMember file, String path, boolean executable) throws IOException {
    Content content = wheel.content(file);
    put(
        file.name(),
        new InstalledFile(path, executable, new FromWheel(file.name(), file.crc32(), content)),
        wheel.hash(file).map(ExpectedHash::toString).orElse(""),
        !wheel.isUnrecorded(file));
  }

  private void addGenerated(String origin, String path, boolean executable, byte[] bytes) {
    String hash = ExpectedHash.of(Digest.of(bytes)).toString();
    put(origin, new InstalledFile(path, executable, new Generated(Content.of(bytes))), hash, true);
  }

  private void addMetadata(InstallRequest request) {
    String folder = target.sitePackages() + "/" + wheel.distInfo() + "/";
    addGenerated("INSTALLER", folder + "INSTALLER", false, utf8(INSTALLER));
    if (request.requested()) {
      addGenerated("REQUESTED", folder + "REQUESTED", false, new byte[0]);
    }
    Optional<DirectUrl> direct = request.direct();
    if (direct.isPresent()) {
      addGenerated("direct_url.json", folder + "direct_url.json", false, utf8(direct.get().json()));
    }
    rows.add(List.of(wheel.distInfo() + "/RECORD", "", ""));
    byte[] record = utf8(InstalledRecord.format(rows));
    put(
        "RECORD",
        new InstalledFile(folder + "RECORD", false, new Generated(Content.of(record))),
        "",
        false);
  }

  private void put(String origin, InstalledFile file, String hash, boolean recorded) {
    String path = file.path();
    if (reserved.contains(path)) {
      throw invalid(origin, "would replace the environment's own `" + path + "`");
    }
    if (path.startsWith(".wh.") || path.contains("/.wh.")) {
      throw invalid(origin, "has a name that removes files in an image");
    }
    InstalledFile other = files.putIfAbsent(path, file);
    if (other != null) {
      if (!isSame(other, file)) {
        throw invalid(origin, "would be installed as `" + path + "`, as another file is");
      }
      return;
    }
    if (recorded) {
      rows.add(
          List.of(
              InstalledRecord.pathFrom(target.sitePackages(), path),
              hash,
              Long.toString(file.source().content().size())));
    }
  }

  private static boolean isSame(InstalledFile one, InstalledFile other) {
    return one.source() instanceof FromWheel a
        && other.source() instanceof FromWheel b
        && a.crc32() == b.crc32()
        && a.content().size() == b.content().size()
        && one.executable() == other.executable();
  }

  private void checkFolders() {
    for (String path : files.keySet()) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        if (files.containsKey(path.substring(0, slash))) {
          throw invalid(path, "would be installed inside something that is a file");
        }
      }
    }
  }

  private InvalidWheelException invalid(ZipMember file, String fault) {
    return invalid(file.name(), fault);
  }

  private InvalidWheelException invalid(String entry, String fault) {
    return new InvalidWheelException(wheel.name().toString(), Optional.of(entry), fault);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
