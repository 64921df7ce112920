package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyProject;
import dev.berth.core.build.Image;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.OciJson;
import dev.berth.core.publish.PublishListener;
import dev.berth.core.publish.Publishers;
import dev.berth.core.python.TestWheel;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoredBlob;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  private static final String SITE = "lib/python3.11/site-packages/";

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  private static TestWheel wheel(String name, String version, String code) {
    TestWheel wheel = new TestWheel(name, version);
    return wheel
        .file(name + ".py", code)
        .file(
            wheel.info("entry_points.txt"), "[console_scripts]\n" + name + " = " + name + ":run\n");
  }

  private void build(String name, TestWheel... wheels) throws IOException {
    TinyProject project = TinyProject.in(cli.work().resolve(name)).file("main.py", "print()\n");
    for (TestWheel wheel : wheels) {
      project.wheel(wheel);
    }
    project.write();
    cli.run("runtime", "build", name, "--platform=linux/amd64", "--to", "oci:out-" + name).exits(0);
  }

  private RuntimeRecord record(String name) throws IOException {
    return Store.open(cli.store()).runtimes().get(RuntimeName.latest(name)).runtime();
  }

  @Test
  void anImageIsWhatItsLockSays() throws IOException {
    build("demo", wheel("alpha", "1.0", "A = 1\n"), wheel("beta", "2.0", ""));
    String expected =
        """
        demo@%s

        VERIFIED             AGAINST   PACKAGES   FILES   RESULT
        image %s   lock      2          22      the same
        """
            .formatted(
                record("demo").version().shortHex(),
                record("demo").images().get(0).manifest().digest().shortHex());

    cli.run("runtime", "verify", "demo").exits(0).prints(expected).complainsNothing();
    cli.run("runtime", "verify", "./demo").exits(0).prints(expected).complainsNothing();
    assertThat(cli.run("runtime", "verify", "demo", "--image=oci:out-demo").exits(0).out())
        .contains("image oci:out-demo   lock      2          22      the same\n");
    assertThat(cli.store().resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void tellsEveryDifferenceOfAnotherImage() throws IOException {
    build("demo", wheel("alpha", "1.0", "A = 1\n"), wheel("beta", "2.0", "B = 1\n"));
    build(
        "other",
        wheel("alpha", "1.0", "A = 2\n"),
        wheel("beta", "3.0", "B = 1\n"),
        wheel("gamma", "1.0", ""));

    CliResult result = cli.run("runtime", "verify", "demo", "--image", "oci:out-other").exits(1);

    assertThat(result.out().replaceAll("RECORD` of alpha 1.0 .*", "RECORD` of alpha 1.0 …"))
        .isEqualTo(
            """
            demo@%s

            VERIFIED              AGAINST   PACKAGES   FILES   RESULT
            image oci:out-other   lock      2          12      5 differences

            image oci:out-other against lock:
              `dev.berth.runtime.version`: found %s…, expected %s…
              `beta`: found 3.0, expected 2.0
              `gamma 1.0` is not in the lock
              `%salpha-1.0.dist-info/RECORD` of alpha 1.0 …
              `%salpha.py` of alpha 1.0 is not what it should be: found sha256:%s…, expected sha256:%s…
            """
                .formatted(
                    record("demo").version().shortHex(),
                    record("other").version().shortHex(),
                    record("demo").version().shortHex(),
                    SITE,
                    SITE,
                    Digest.of("A = 2\n".getBytes(StandardCharsets.UTF_8)).shortHex(),
                    Digest.of("A = 1\n".getBytes(StandardCharsets.UTF_8)).shortHex()));
    assertThat(result.err())
        .isEqualTo(
            """
            error: `image oci:out-other` is not the same as the lock
              caused by: 5 differences

            hint: put it there anew with `berth runtime build --to oci:out-other`, in its folder
            """);
  }

  @Test
  void seesAnImageAsAContainerDoes() throws IOException {
    build("demo", wheel("alpha", "1.0", "A = 1\n"), wheel("beta", "2.0", "B = 1\n"));
    putOnTop(
        new TestImages.Tar()
            .file("opt/runtime/" + SITE + ".wh.alpha.py", 0644, "")
            .file("opt/runtime/" + SITE + "more.pth", 0644, "import evil\n")
            .file("opt/runtime/" + SITE + "__pycache__/beta.cpython-311.pyc", 0644, "cached")
            .file("opt/runtime/bin/beta", 0644, script("beta"))
            .link("opt/runtime/bin/python", "/usr/bin/python2")
            .file("workspace/main.py", 0644, "print('other')\n"));

    CliResult result = cli.run("runtime", "verify", "demo", "--image=oci:changed").exits(1);

    assertThat(result.out())
        .endsWith(
            """
            image oci:changed against lock:
              `/workspace/main.py` of your files is not what it should be: found sha256:%s…, expected sha256:%s…
              `bin/beta` of beta 2.0: found no program, expected a program
              `bin/python` of the environment is not what it should be: found a link to `/usr/bin/python2`, expected a link to `/usr/bin/python3.11`
              `%salpha.py` of alpha 1.0 is missing
              `%smore.pth` belongs to no package
            """
                .formatted(
                    Digest.of("print('other')\n".getBytes(StandardCharsets.UTF_8)).shortHex(),
                    Digest.of("print()\n".getBytes(StandardCharsets.UTF_8)).shortHex(),
                    SITE,
                    SITE));
    assertThat(
            cli.run("runtime", "verify", "demo", "--image=oci:changed", "--format=json")
                .exits(1)
                .out())
        .contains(
            """
                  "kind" : "file-missing",
                  "subject" : "%salpha.py",
                  "owner" : "alpha 1.0"
            """
                .formatted(SITE));
  }

  private static String script(String module) {
    return """
        #!/opt/runtime/bin/python
        # -*- coding: utf-8 -*-
        import sys
        from %1$s import run

        if __name__ == "__main__":
            sys.exit(run())
        """
        .formatted(module);
  }

  /** Publishes the image of demo with one layer more to {@code oci:changed}. */
  private void putOnTop(TestImages.Tar tar) throws IOException {
    Store store = Store.open(cli.store());
    BlobStore blobs = store.blobs();
    Descriptor descriptor = record("demo").images().get(0).manifest();
    Manifest manifest = OciJson.readManifest(blobs.read(descriptor.digest()));
    ImageConfig config = OciJson.readConfig(blobs.read(manifest.config().digest()));
    byte[] layer = TestImages.gzip(tar.bytes());
    List<Descriptor> layers = new ArrayList<>(manifest.layers());
    layers.add(Descriptor.of(MediaTypes.OCI_LAYER_GZIP, blobs.put(layer).digest(), layer.length));
    List<DiffId> diffIds = new ArrayList<>(config.diffIds());
    diffIds.add(new DiffId(Digest.of(tar.bytes())));
    ImageConfig newConfig =
        new ImageConfig(
            config.platform(),
            config.created(),
            config.author(),
            config.execution(),
            diffIds,
            config.history(),
            config.others());
    StoredBlob configBlob = blobs.put(OciJson.write(newConfig));
    Manifest newManifest =
        new Manifest(
            Descriptor.of(MediaTypes.OCI_CONFIG, configBlob.digest(), configBlob.size()),
            layers,
            manifest.annotations());
    StoredBlob stored = blobs.put(OciJson.write(newManifest));
    new Publishers(
            store,
            () -> {
              throw new IllegalStateException("no Docker Engine is needed");
            })
        .forLocation(ImageLocation.parse("oci:" + cli.work().resolve("changed")))
        .publish(
            new Image(
                Descriptor.of(MediaTypes.OCI_MANIFEST, stored.digest(), stored.size())
                    .withPlatform(config.platform()),
                newManifest,
                newConfig),
            List.of(ImageReference.parse("changed:1")),
            PublishListener.NONE);
  }

  @Test
  void comparesWithRecordWhereTheWheelIsGone() throws IOException {
    build("demo", wheel("alpha", "1.0", "A = 1\n"));
    cli.run("cache", "prune", "--downloads").exits(0);

    assertThat(cli.run("runtime", "verify", "demo").exits(0).complainsNothing().out())
        .contains("   lock      1          14      the same\n")
        .endsWith(
            "  the store has no wheel of alpha 1.0: its files were compared with its own RECORD"
                + " only\n");
    putOnTop(new TestImages.Tar().file("opt/runtime/" + SITE + "alpha.py", 0644, "import evil\n"));
    assertThat(cli.run("runtime", "verify", "demo", "--image=oci:changed").exits(1).out())
        .contains("`" + SITE + "alpha.py` of alpha 1.0 is not what it should be: ");
  }

  @Test
  void saysWhenThereIsNothingToVerify() throws IOException {
    TinyProject.in(cli.work().resolve("demo")).write();

    CliResult result = cli.run("runtime", "verify", "./demo").exits(1).printsNothing();
    assertThat(result.err().replaceAll("@[0-9a-f]{12}", "@…"))
        .isEqualTo(
            """
            error: there is nothing of `demo@…` to verify
              caused by: it was neither built nor restored on this computer

            hint: name an image with `--image docker-daemon:NAME`, or a folder with `--prefix`
            """);
    cli.run("runtime", "verify", "./demo", "--prefix", "demo")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot verify `%s`
              caused by: it is not an environment that Berth made
            """
                .formatted(cli.work().resolve("demo")));
    CliResult platform =
        cli.run("runtime", "verify", "./demo", "--platform", "linux/s390x")
            .exits(1)
            .printsNothing();
    assertThat(platform.err().replaceAll("@[0-9a-f]{12}", "@…"))
        .isEqualTo(
            """
            error: the lock of `demo@…` has nothing for `linux/s390x`
              caused by: it is for `linux/amd64`
            """);
  }

  @Test
  void saysThatAnImageCannotBeRead() throws IOException {
    build("demo", wheel("alpha", "1.0", "A = 1\n"));

    cli.run("runtime", "verify", "demo", "--image", "oci:nowhere")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot read the image `oci:nowhere`
              caused by: there is no `%s`
            """
                .formatted(cli.work().resolve("nowhere")));
    Path layer =
        Store.open(cli.store())
            .blobs()
            .path(record("demo").images().get(0).layers().get(1).blob().digest());
    Files.delete(layer);
    cli.run("runtime", "verify", "demo")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot read the image `%s`
              caused by: there is no `%s`
            """
                .formatted(record("demo").images().get(0).manifest().digest().shortHex(), layer));
    Files.write(layer, new byte[] {1});
    assertThat(cli.run("runtime", "verify", "demo").exits(1).printsNothing().err())
        .startsWith("error: content in the store is damaged: `" + layer + "`\n");
    assertThat(cli.store().resolve("tmp")).isEmptyDirectory();
  }
}
