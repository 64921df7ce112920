package dev.berth.core.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads a body that arrives on another thread. The JDK's stream of a body waits for ever, and in
 * some versions even when its thread is interrupted; this one does neither.
 */
final class BodyReader implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

  /** What arrives: bytes, or the end, or the failure that ended it. */
  private sealed interface Arrival {
    record Bytes(List<ByteBuffer> buffers) implements Arrival {}

    record End() implements Arrival {}

    record Failure(Throwable cause) implements Arrival {}
  }

  private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

  BodyReader(Flow.Publisher<List<ByteBuffer>> body) {
    body.subscribe(this);
  }

  /**
   * The next bytes; none at the end.
   *
   * @throws HttpTimeoutException when nothing comes for this long
   * @throws InterruptedIOException when this thread is interrupted
   */
  List<ByteBuffer> next(Duration idle) throws IOException {
    try {
      subscription.join().request(1);
      Arrival arrival = arrivals.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
      if (arrival instanceof Arrival.Bytes bytes) {
        return bytes.buffers();
      }
      if (arrival instanceof Arrival.End) {
        return List.of();
      }
      if (arrival instanceof Arrival.Failure failure) {
        throw new IOException(failure.cause());
      }
      throw new HttpTimeoutException("sent nothing for " + idle.toSeconds() + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading from a server");
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription started) {
    subscription.complete(started);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    arrivals.add(new Arrival.Bytes(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    arrivals.add(new Arrival.Failure(cause));
  }

  @Override
  public void onComplete() {
    arrivals.add(new Arrival.End());
  }

  @Override
  public void close() {
    subscription.thenAccept(Flow.Subscription::cancel);
  }
}
