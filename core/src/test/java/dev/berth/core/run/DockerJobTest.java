package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.berth.core.BerthException;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.io.Environment;
import dev.berth.core.oci.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DockerJobTest {

  /**
   * An Engine that makes a container when it is told that it may, and that nobody can attach to.
   */
  private static final class SlowEngine implements AutoCloseable {

    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> containers = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch may = new CountDownLatch(1);

    SlowEngine() throws IOException {
      server.createContext("/", this::handle);
      server.setExecutor(
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
              }));
      server.start();
    }

    DockerEngine connect(Path folder) {
      String host = "tcp://127.0.0.1:" + server.getAddress().getPort();
      return DockerEngine.connect(new Environment(Map.of("DOCKER_HOST", host)), folder);
    }

    private void handle(HttpExchange exchange) throws IOException {
      try (exchange) {
        String path = exchange.getRequestURI().getPath().replaceFirst("/v[0-9.]+", "");
        String request = exchange.getRequestMethod() + " " + path;
        requests.add(request);
        exchange.getResponseHeaders().set("Api-Version", "1.41");
        switch (request) {
          case "GET /_ping" -> answer(exchange, 200, Map.of());
          case "POST /containers/create" -> {
            asked.countDown();
            await(may);
            containers.add("c1");
            answer(exchange, 201, Map.of("Id", "c1"));
          }
          case "GET /containers/json" ->
              answer(exchange, 200, containers.stream().map(id -> Map.of("Id", id)).toList());
          case "GET /networks" -> answer(exchange, 200, List.of());
          case "DELETE /containers/c1" -> {
            containers.remove("c1");
            answer(exchange, 204, "");
          }
          default -> answer(exchange, 500, Map.of("message", "not today"));
        }
      }
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void answer(HttpExchange exchange, int status, Object json) throws IOException {
      byte[] body = status == 204 ? new byte[0] : Json.write(json);
      exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
      may.countDown();
      server.stop(0);
    }
  }

  @TempDir private Path folder;
  private final NothingToBring nothing = new NothingToBring();
  private SlowEngine slow;
  private Job job;

  @BeforeEach
  void startEngine() throws IOException {
    slow = new SlowEngine();
    job =
        new DockerRunner(
                slow.connect(folder), nothing, DockerWishes.NONE, folder, Clock.systemUTC())
            .job(Workloads.job());
  }

  @AfterEach
  void stopEngine() {
    slow.close();
  }

  private CompletableFuture<Void> prepareMeanwhile() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            job.prepare(nothing);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private JobEnd run() {
    return job.run(
        new Job.Streams(
            Optional.empty(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            () -> {}));
  }

  @Test
  void leavesNoContainerThatIsMadeWhileItIsGivenUp() throws Exception {
    CompletableFuture<Void> preparing = prepareMeanwhile();
    slow.asked.await();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(job::close);
    assertThatThrownBy(() -> closing.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    slow.may.countDown();

    closing.get();
    preparing.get();
    assertThat(slow.requests).contains("DELETE /containers/c1");
    assertThat(slow.containers).isEmpty();
    assertThatThrownBy(job::detach).isInstanceOf(LaunchCancelledException.class);
  }

  @Test
  void isNotMadeWhenItWasGivenUpBefore() {
    job.close();

    assertThatThrownBy(() -> prepareMeanwhile().get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(LaunchCancelledException.class);
    assertThat(slow.requests).doesNotContain("POST /containers/create");
  }

  @Test
  void isNotStartedWhenItWasStoppedBefore() throws IOException {
    slow.may.countDown();
    job.prepare(nothing);

    job.stop(Duration.ZERO);

    assertThat(slow.containers).isEmpty();
    assertThat(run()).isEqualTo(new JobEnd.Exited(130));
    assertThat(slow.requests).noneMatch(request -> request.endsWith("/start"));
  }

  @Test
  void isRemovedWhenItCannotBeStarted() throws IOException {
    slow.may.countDown();
    job.prepare(nothing);

    assertThatThrownBy(job::detach).isInstanceOf(BerthException.class);
    job.close();

    assertThat(slow.containers).isEmpty();
  }
}
