package dev.berth.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StoreUseTest {

  @TempDir private Path folder;
  private Store store;
  private final List<String> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void setUp() throws IOException {
    store = Store.open(folder.resolve("store"));
  }

  private Runnable tell(String what) {
    return () -> told.add(what);
  }

  private static void end(StoreUse use) {
    try {
      use.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void manyUseItTogetherWithoutWaiting() throws IOException {
    StoreUse one = store.use(tell("one waits"));
    StoreUse other = store.use(tell("other waits"));
    one.close();
    other.close();
    StoreUse alone = store.useAlone(tell("alone waits"));
    alone.close();
    alone.close();
    store.use(tell("after waits")).close();

    assertThat(told).isEmpty();
  }

  @Test
  void whoIsAloneWaitsForAllOthers() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    StoreUse first = store.use(tell("first waits"));
    StoreUse second = store.use(tell("second waits"));

    CompletableFuture<Void> alone =
        CompletableFuture.runAsync(
            () -> {
              StoreUse use = store.useAlone(waiting::countDown);
              told.add("alone");
              end(use);
            });
    waiting.await();
    first.close();
    told.add("one left");
    assertThat(alone).isNotDone();
    told.add("both left");
    second.close();
    alone.get(10, TimeUnit.SECONDS);

    assertThat(told).containsExactly("one left", "both left", "alone");
  }

  @Test
  void othersWaitForWhoIsAlone() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    StoreUse alone = store.useAlone(tell("alone waits"));

    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> {
              StoreUse use = store.use(waiting::countDown);
              told.add("other");
              end(use);
            });
    waiting.await();
    told.add("alone ends");
    alone.close();
    other.get(10, TimeUnit.SECONDS);

    assertThat(told).containsExactly("alone ends", "other");
  }

  @Test
  void saysThatTheStoreCannotBeLocked() throws IOException {
    Files.writeString(store.home().resolve("locks"), "");

    assertThatThrownBy(() -> store.useAlone(tell("waits")))
        .isInstanceOfSatisfying(
            StoreException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        Problem.of("cannot write to the store `" + store.home() + "`")
                            .because(
                                "`"
                                    + store.home().resolve("locks")
                                    + "`: it is a file, not a folder")));
    store.use(tell("waits")).close();
    assertThat(told).isEmpty();
  }
}
