package dev.berth.core.store;

import java.io.IOException;
import java.nio.file.Path;

/** A process that uses a store, says so by one letter, and goes on until it is killed. */
final class StoreUser {

  private StoreUser() {}

  /** Arguments: the store. */
  public static void main(String[] args) throws IOException, InterruptedException {
    StoreUse use = Store.open(Path.of(args[0])).use(() -> {});
    System.out.write('u');
    System.out.flush();
    Thread.sleep(600_000);
    use.close();
  }
}
