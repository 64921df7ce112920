package dev.berth.cli.support;

import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.publish.PublishListener;
import dev.berth.core.publish.Publishers;
import dev.berth.core.store.Store;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** As little as a base can be: a Python and a C library, which are never run. */
public final class TinyBase {

  private TinyBase() {}

  /**
   * Makes the base and publishes it.
   *
   * @param origin a folder for the store that it is made in
   * @param layout the OCI image layout that it goes to
   */
  public static void publish(Path origin, Path layout) throws IOException {
    Store store = Store.open(origin);
    TestImages image = TestImages.in(store.blobs());
    image.layer(
        "a base",
        new TestImages.Tar()
            .folder("usr")
            .folder("usr/bin")
            .link("lib", "usr/lib")
            .folder("usr/lib")
            .folder("usr/lib/x86_64-linux-gnu")
            .file(
                "usr/lib/x86_64-linux-gnu/libc.so.6",
                0755,
                "\0GNU C Library (Debian GLIBC 2.36-9) stable release version 2.36.\0")
            .file("usr/bin/python3.11", 0755, "\u007fELF"));
    new Publishers(
            store,
            () -> {
              throw new IllegalStateException("no Docker Engine is needed");
            })
        .forLocation(ImageLocation.parse("oci:" + layout))
        .publish(
            image.build("/bin/sh"), List.of(ImageReference.parse("base:1")), PublishListener.NONE);
  }
}
