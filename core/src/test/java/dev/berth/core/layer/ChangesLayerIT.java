package dev.berth.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.build.Image;
import dev.berth.core.io.Content;
import dev.berth.core.io.ExtendedAttributes;
import dev.berth.core.io.TarArchiveReader;
import dev.berth.core.io.TarEntry;
import dev.berth.core.io.TarHeader;
import dev.berth.core.io.TarMember;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.Platform;
import dev.berth.core.publish.PublishListener;
import dev.berth.core.publish.Publishers;
import dev.berth.core.store.Store;
import dev.berth.core.support.Programs;
import dev.berth.core.support.TestImages;
import dev.berth.core.support.TestImages.Tar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Layers that engines make of what a command did, written again and given back to them. */
@Timeout(120)
class ChangesLayerIT {

  private static final String NAME = "berth-changes-it-" + ProcessHandle.current().pid();
  private static final String BASE = NAME + ":base";
  private static final String MADE = NAME + ":made";
  private static final String OURS = NAME + ":ours";
  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");

  /** {@code cap_setuid=ep}: the 0x80 is no UTF-8. */
  private static final ExtendedAttributes CAPABILITY =
      ExtendedAttributes.NONE.with(
          "security.capability",
          new byte[] {1, 0, 0, 2, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});

  /** All that can happen to a file. */
  private static final String COMMAND =
      """
      set -e
      mkdir -p /new/deep; echo content > /new/deep/file
      echo more >> /kept/changed; chmod 4755 /kept/changed
      rm /kept/gone
      rm -r /folder; echo now > /folder
      rm /plain; mkdir /plain; echo in > /plain/in
      rm -r /anew; mkdir /anew; echo only > /anew/only
      ln /new/deep/file /new/linked; ln /kept/below /aaa
      ln -s nowhere /new/symbolic; ln /new/symbolic /new/again
      chown 1234:567890 /new/deep/file
      chmod 750 /capable; ln /capable /capable2
      mkdir /sticky; chmod 1777 /sticky
      touch "/new/gr\u00f6\u00dfe" /new/%s
      """
          .formatted("long".repeat(40));

  @TempDir private Path folder;
  private byte[] base;

  @BeforeEach
  void makeABase() throws IOException {
    Programs.need("busybox");
    Path busybox = Path.of(Programs.output(folder, "which", "busybox").strip());
    Tar tar = new Tar().folder("bin").file("bin/busybox", 0755, Files.readAllBytes(busybox));
    for (String program : List.of("chmod", "chown", "ln", "mkdir", "rm", "sh", "touch")) {
      tar.link("bin/" + program, "busybox");
    }
    tar.folder("kept").file("kept/changed", 0644, "less\n").file("kept/gone", 0644, "");
    tar.file("kept/below", 0644, "below").file("kept/unchanged", 0644, "");
    tar.folder("folder").folder("folder/sub").file("folder/sub/file", 0644, "");
    tar.file("plain", 0644, "").folder("anew").file("anew/old", 0644, "");
    byte[] capable =
        TarHeader.of(
            new TarEntry("capable", TarEntry.Type.FILE, 0755, 0, 0, 0, "", TIME, CAPABILITY));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(capable);
    whole.writeBytes(tar.bytes());
    base = whole.toByteArray();
    Files.write(folder.resolve("base.tar"), base);
  }

  /** Runs the command and gives the layer that an engine makes of it. */
  private Path layerOf(String engine, String... limits) throws IOException {
    Programs.output(folder, engine, "import", "-c", "ENV PATH=/bin", "base.tar", BASE);
    List<String> run = new ArrayList<>(List.of(engine, "run", "--network=none"));
    run.addAll(List.of(limits));
    run.addAll(List.of("--name", NAME, BASE, "sh", "-c", COMMAND));
    Programs.output(folder, run.toArray(String[]::new));
    Programs.output(folder, engine, "commit", NAME, MADE);
    Programs.output(folder, engine, "save", "-o", engine + ".tar", MADE);
    Path saved = Files.createDirectory(folder.resolve(engine));
    Programs.output(saved, "tar", "xf", "../" + engine + ".tar");
    List<String> layers =
        Json.readObjects(Files.readAllBytes(saved.resolve("manifest.json"))).get(0).texts("Layers");
    return saved.resolve(layers.get(layers.size() - 1));
  }

  private Path layerOfDocker() throws IOException {
    Programs.needDockerEngine();
    return layerOf("docker");
  }

  private Path layerOfPodman() throws IOException {
    Programs.need("podman");
    // Its default limits are above what a container host may be allowed itself.
    return layerOf("podman", "--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024");
  }

  @AfterEach
  void removeWhatWasMade() {
    for (String engine : List.of("docker", "podman")) {
      if (Files.exists(folder.resolve(engine))) {
        Programs.run(folder, engine, "rm", "-f", NAME, NAME + "-tree");
        Programs.run(folder, engine, "rmi", "-f", OURS, MADE, BASE);
      }
    }
  }

  private static Layer write(Store store, Path layer) {
    LayerKey key = new LayerKey(List.of("command", COMMAND));
    try (LayerAssembler assembler =
        new LayerAssembler(store, LayerReuse.FORBIDDEN, LayerListener.NONE, 1)) {
      return assembler.assemble(new ChangesLayer("a command", "command 1", key, layer, TIME));
    }
  }

  private Image image(Store store, Layer layer) throws IOException {
    try (InputStream blob = store.blobs().content(layer.descriptor().digest()).open()) {
      return TestImages.in(store.blobs())
          .platform(Platform.linuxOn(System.getProperty("os.arch")))
          .layer("base", MediaTypes.OCI_LAYER_GZIP, TestImages.gzip(base), Digest.of(base))
          .layer("changes", MediaTypes.OCI_LAYER_GZIP, blob.readAllBytes(), layer.diffId().digest())
          .build("sh");
    }
  }

  private void load(Store store, Image image, String engine) throws IOException {
    new Publishers(
            store,
            () -> {
              throw new IllegalStateException("no engine is needed");
            })
        .forLocation(ImageLocation.parse("docker-archive:ours.tar").resolveIn(folder))
        .publish(image, List.of(ImageReference.parse(OURS)), PublishListener.NONE);
    Programs.output(folder, engine, "load", "-i", "ours.tar");
  }

  /** Everything in a container of an image: what it is, without its time. */
  private List<String> tree(String engine, String image) throws IOException {
    String tree = NAME + "-tree";
    Programs.output(folder, engine, "create", "--name", tree, image, "sh");
    Programs.output(folder, engine, "export", "-o", "tree.tar", tree);
    Programs.output(folder, engine, "rm", tree);
    Path tar = folder.resolve("tree.tar");
    List<String> lines = new ArrayList<>();
    for (TarMember member : TarArchiveReader.read(tar)) {
      try (InputStream in = Content.slice(tar, member.offset(), member.size()).open()) {
        lines.add(
            "%s %04o %d:%d %s %s %s %s"
                .formatted(
                    member.name(),
                    member.mode(),
                    member.userId(),
                    member.groupId(),
                    member.type(),
                    member.linkTarget(),
                    Digest.of(in.readAllBytes()).shortHex(),
                    member.attributes().equals(CAPABILITY)
                        ? "cap_setuid"
                        : member.attributes().toString()));
      }
    }
    Collections.sort(lines);
    return lines;
  }

  @Test
  void dockerSeesTheSameFiles() throws IOException {
    Path layer = layerOfDocker();
    Store store = Store.open(folder.resolve("store"));

    load(store, image(store, write(store, layer)), "docker");

    assertThat(tree("docker", OURS))
        .isEqualTo(tree("docker", MADE))
        .hasSizeGreaterThan(30)
        .anyMatch(line -> line.matches("capable2 0750 0:0 HARD_LINK capable .* cap_setuid"));
  }

  @Test
  void podmanSeesTheSameFilesButItsOwn() throws IOException {
    Path layer = layerOfPodman();
    Store store = Store.open(folder.resolve("store"));

    load(store, image(store, write(store, layer)), "podman");

    assertThat(tree("podman", OURS))
        .hasSizeGreaterThan(20)
        .isEqualTo(
            tree("podman", MADE).stream()
                .filter(line -> !line.matches("(dev|etc|proc|run|sys)/.*"))
                .toList());
  }

  @Test
  void bothEnginesMakeTheSameLayer() throws IOException {
    Store store = Store.open(folder.resolve("store"));
    Layer docker = write(store, layerOfDocker());
    Layer podman = write(store, layerOfPodman());

    assertThat(podman).isEqualTo(docker);
    assertThat(Files.mismatch(folder.resolve("docker.tar"), folder.resolve("podman.tar")))
        .isNotNegative();
  }
}
