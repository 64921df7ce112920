package dev.berth.core.layer;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A piece of a layer which becomes one gzip member. Its work can be done ahead by a thread that has
 * nothing else to do; what nobody took, the layer's own thread does when the piece is due.
 *
 * @param <P> what the work ahead yields
 */
abstract class LayerPart<P> {

  private final AtomicBoolean taken = new AtomicBoolean();
  private final CompletableFuture<P> prepared = new CompletableFuture<>();

  /** How many bytes the piece holds in memory at most, while it waits for its turn. */
  abstract long weight();

  /** Whether the work may be done ahead. */
  abstract boolean canBePrepared();

  /** The work that needs no order. */
  abstract P prepare(MemberTools tools) throws IOException;

  /** Hands the piece on after the work was done ahead. */
  abstract void commit(P prepared, LayerSink sink) throws IOException;

  /** Does everything in one go. */
  abstract void commitAtOnce(MemberTools tools, LayerSink sink) throws IOException;

  /** Does the work ahead, unless it is done or being done already. */
  final void help(MemberTools.Pool pool) {
    if (taken.compareAndSet(false, true)) {
      try {
        prepared.complete(pool.with(this::prepare));
      } catch (IOException | RuntimeException | Error e) {
        prepared.completeExceptionally(e);
      }
    }
  }

  /** Hands the piece on; called when all earlier pieces were. */
  final void commit(MemberTools.Pool pool, LayerSink sink) throws IOException {
    if (taken.compareAndSet(false, true)) {
      pool.with(
          tools -> {
            commitAtOnce(tools, sink);
            return this;
          });
    } else {
      commit(await(), sink);
    }
  }

  /** Makes sure that nobody begins, or still does, the work of a piece which is not needed. */
  final void abandon() {
    if (!taken.compareAndSet(false, true)) {
      prepared.exceptionally(failure -> null).join();
    }
  }

  private P await() throws IOException {
    try {
      return prepared.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
