package dev.berth.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.MediaTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  @TempDir private Path folder;

  @Test
  void refusesAFileInThePlaceOfItsFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("store"), "");

    assertThatThrownBy(() -> Store.open(file))
        .isInstanceOfSatisfying(
            StoreException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        new Problem(
                            "cannot open the store `" + file + "`",
                            Optional.empty(),
                            List.of("`" + file + "`: it is a file, not a folder"),
                            Optional.of("set `BERTH_HOME` to a folder that you may write to"))));
  }

  @Test
  void namesTheStoreWhenItCannotBeWritten() throws IOException {
    Store store = Store.open(folder);
    Files.delete(folder.resolve("tmp"));
    Files.writeString(folder.resolve("tmp"), "");

    assertThatThrownBy(() -> store.blobs().put(new byte[] {1}))
        .isInstanceOfSatisfying(
            StoreException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        Problem.of("cannot write to the store `" + folder + "`")
                            .because(
                                "`" + folder.resolve("tmp") + "`: it is a file, not a folder")));
  }

  @Test
  void findsDamagedContent() throws IOException {
    Store store = Store.open(folder);
    Descriptor blob =
        Descriptor.of(
            MediaTypes.OCI_LAYER,
            store.blobs().put("good".getBytes(StandardCharsets.UTF_8)).digest(),
            4);
    store.blobs().verify(blob);
    Path path = store.blobs().path(blob.digest());

    Files.writeString(path, "evil");
    Digest found = Digest.of("evil".getBytes(StandardCharsets.UTF_8));
    Problem other =
        Problem.of("content in the store is damaged: `" + path + "`")
            .because("found " + found + ", expected " + blob.digest())
            .hint("remove the file and build again: `rm '" + path + "'`");
    assertThatThrownBy(() -> store.blobs().verify(blob))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.problems()).containsExactly(other));
    assertThatThrownBy(() -> store.blobs().read(blob.digest()))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.problems()).containsExactly(other));

    Files.writeString(path, "go");
    assertThatThrownBy(() -> store.blobs().checkSize(blob))
        .isInstanceOfSatisfying(
            StoreException.class,
            e ->
                assertThat(e.problems().get(0).causes())
                    .containsExactly("found 2 bytes, expected 4 bytes"));
  }

  @Test
  void removesWhatKilledProcessesLeftButNothingYoung() throws IOException {
    Store store = Store.open(folder);
    Path old = Files.writeString(folder.resolve("tmp/blob-1.tmp"), "half");
    Path young = Files.writeString(folder.resolve("tmp/blob-2.tmp"), "half");
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(90_000)));
    Files.setLastModifiedTime(young, FileTime.from(now.minusSeconds(60)));

    store.removeLeftovers(now.minusSeconds(86_400));

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }
}
