package dev.berth.core.python;

import dev.berth.core.io.Content;
import dev.berth.core.io.ExpectedHash;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.InstalledFile.Generated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that a project has only once it is installed (recording installed projects
 * specification): its commands, the scripts that name their interpreter, and who installed it, why,
 * and what. It depends on where that is; everything else of a wheel is copied as it is.
 *
 * @param distInfo the folder of its metadata: {@code torch-2.3.0.dist-info}
 * @param commands programs that are made for its entry points
 * @param scripts by name, what follows the line that names the interpreter
 * @param rows those of RECORD for the files that are copied, sorted
 */
public record GeneratedFiles(
    String distInfo, List<EntryPoint> commands, Map<String, byte[]> scripts, String rows) {

  private static final String INSTALLER = "berth\n";

  /** What no wheel brings, whatever it has under these names. */
  static final List<String> METADATA =
      List.of("INSTALLER", "REQUESTED", "direct_url.json", "RECORD");

  public GeneratedFiles {
    commands = List.copyOf(commands);
    scripts = Map.copyOf(scripts);
  }

  /** The files, in an environment and for a reason, sorted by path. RECORD names them all. */
  public List<InstalledFile> in(InstallTarget target, InstallRequest request) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    String shebang = Shebang.of(target.interpreter());
    for (EntryPoint command : commands) {
      files.put("bin/" + command.name(), utf8(command.script(shebang)));
    }
    scripts.forEach((name, rest) -> files.put("bin/" + name, joined(utf8(shebang), rest)));
    String folder = target.sitePackages() + "/" + distInfo + "/";
    files.put(folder + "INSTALLER", utf8(INSTALLER));
    if (request.requested()) {
      files.put(folder + "REQUESTED", new byte[0]);
    }
    request.direct().ifPresent(url -> files.put(folder + "direct_url.json", utf8(url.json())));
    files.put(folder + "RECORD", record(target, files));
    List<InstalledFile> installed = new ArrayList<>();
    files.forEach(
        (path, bytes) ->
            installed.add(
                new InstalledFile(
                    path, path.startsWith("bin/"), new Generated(Content.of(bytes)))));
    return installed;
  }

  private byte[] record(InstallTarget target, Map<String, byte[]> files) {
    List<List<String>> own = new ArrayList<>();
    own.add(List.of(distInfo + "/RECORD", "", ""));
    files.forEach(
        (path, bytes) ->
            own.add(
                List.of(
                    InstalledRecord.pathFrom(target.sitePackages(), path),
                    ExpectedHash.of(Digest.of(bytes)).toString(),
                    Integer.toString(bytes.length))));
    return utf8(InstalledRecord.merge(rows, own));
  }

  /** Where it puts files, whatever the reason, each with what the file is made of. */
  Map<String, String> origins(String sitePackages) {
    Map<String, String> origins = new LinkedHashMap<>();
    commands.forEach(command -> origins.put("bin/" + command.name(), "entry_points.txt"));
    scripts.keySet().forEach(name -> origins.put("bin/" + name, name));
    for (String file : METADATA) {
      origins.put(sitePackages + "/" + distInfo + "/" + file, file);
    }
    return origins;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
