package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a lock strictly: what we did not write is damage, and has a line and a column. */
final class LockReader {

  private final Path file;
  private final List<String> lines;

  /**
   * @param file as the user would name it, for messages
   */
  LockReader(Path file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  RuntimeLock read(String text) {
    Optional<Node> usual = FlowYamlReader.read(text);
    if (usual.isPresent()) {
      try {
        return lock(new LockNode(usual.get(), file, lines));
      } catch (LockException damaged) {
        // Said below, with its place.
      }
    }
    return lock(compose(text));
  }

  private static RuntimeLock lock(LockNode root) {
    LockNode format = root.get("lock-format");
    if (!format.text().equals(Integer.toString(RuntimeLock.FORMAT))) {
      if (format.text().matches("[1-9]\\d{0,8}")) {
        throw LockException.newer(format.place(), format.text());
      }
      throw format.damaged("`" + format.text() + "` is not a format");
    }
    String name = root.text("name");
    LockedRequirements requirements =
        root.find("requires").map(LockReader::requirements).orElse(LockedRequirements.NONE);
    List<LockedPlatform> platforms = new ArrayList<>();
    for (Map.Entry<String, LockNode> entry : root.get("platforms").entries().entrySet()) {
      platforms.add(platform(entry.getKey(), entry.getValue()));
    }
    root.nothingElse();
    return new RuntimeLock(name, requirements, platforms);
  }

  private LockNode compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setMaxAliasesForCollections(0)
            // A lock has no bound that a file system would not set sooner.
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        throw LockException.damaged(
            LockNode.place(file, lines, Optional.empty()), "the file is empty");
      }
      return new LockNode(root.get(), file, lines);
    } catch (MarkedYamlEngineException e) {
      throw LockException.damaged(
          LockNode.place(file, lines, e.getProblemMark()), String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw LockException.damaged(
          LockNode.place(file, lines, Optional.empty()), String.valueOf(e.getMessage()));
    }
  }

  private static LockedRequirements requirements(LockNode node) {
    LockedRequirements requirements =
        new LockedRequirements(
            node.findText("os"),
            node.find("python").map(LockReader::pythonVersion),
            node.findText("image"),
            node.list("apt", LockNode::text),
            node.list("pip", LockNode::text),
            node.list("constraints", LockNode::text),
            node.list("sources", LockNode::text));
    node.nothingElse();
    return requirements;
  }

  private static LockedPlatform platform(String name, LockNode node) {
    Platform platform;
    try {
      platform = Platform.parse(name);
    } catch (IllegalArgumentException e) {
      throw node.damaged("`" + name + "` is not a platform");
    }
    LockedPlatform locked =
        new LockedPlatform(
            platform,
            base(node.get("base")),
            python(node.get("python")),
            node.list("os-packages", LockReader::osPackage),
            node.list("wheels", LockReader::wheel),
            node.list("local-wheels", LockReader::localWheel),
            node.list("files", LockReader::file));
    node.nothingElse();
    return locked;
  }

  private static LockedBase base(LockNode node) {
    LockedBase base =
        node.findText("image")
            .<LockedBase>map(image -> new LockedBase.Image(image, digest(node.get("manifest"))))
            .orElseGet(
                () ->
                    new LockedBase.Distribution(
                        node.text("os"), node.list("suites", LockReader::suite)));
    node.nothingElse();
    return base;
  }

  private static LockedBase.LockedSuite suite(LockNode node) {
    LockedBase.LockedSuite suite =
        new LockedBase.LockedSuite(
            node.text("origin"), node.text("suite"), digest(node.get("release")));
    node.nothingElse();
    return suite;
  }

  private static LockedPython python(LockNode node) {
    LockedPython python =
        new LockedPython(
            pythonVersion(node.get("version")), node.text("executable"), node.text("glibc"));
    node.nothingElse();
    return python;
  }

  private static LockedOsPackage osPackage(LockNode node) {
    LockedOsPackage locked =
        new LockedOsPackage(
            node.text("name"),
            node.text("version"),
            node.text("architecture"),
            node.get("part")
                .value(
                    "a part of a base",
                    part -> LockedOsPackage.Part.valueOf(part.toUpperCase(Locale.ROOT))),
            node.text("url"),
            node.size("size"),
            digest(node.get("digest")));
    node.nothingElse();
    return locked;
  }

  private static LockedWheel wheel(LockNode node) {
    LockedWheel wheel =
        new LockedWheel(
            node.text("name"),
            node.text("version"),
            node.text("file"),
            node.text("url"),
            node.size("size"),
            digest(node.get("digest")),
            node.flag("requested"),
            node.flag("direct"));
    node.nothingElse();
    return wheel;
  }

  private static LockedLocalWheel localWheel(LockNode node) {
    LockedLocalWheel wheel =
        new LockedLocalWheel(
            node.text("name"),
            node.text("version"),
            node.text("path"),
            node.size("size"),
            digest(node.get("digest")));
    node.nothingElse();
    return wheel;
  }

  private static LockedFile file(LockNode node) {
    LockedFile file =
        new LockedFile(
            node.text("source"),
            node.text("destination"),
            node.flag("executable"),
            node.size("size"),
            digest(node.get("digest")));
    node.nothingElse();
    return file;
  }

  private static Digest digest(LockNode node) {
    return node.value("a digest", Digest::parse);
  }

  private static PythonVersion pythonVersion(LockNode node) {
    return node.value("a Python version", PythonVersion::parse);
  }
}
