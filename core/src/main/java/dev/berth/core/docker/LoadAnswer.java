package dev.berth.core.docker;

import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads what the Engine answers to a load, to its end: JSON objects, one a line. Errors come in an
 * answer whose status is 200, since it began before the Engine knew of them.
 */
final class LoadAnswer {

  private final LoadListener listener;
  private Optional<String> error = Optional.empty();

  LoadAnswer(LoadListener listener) {
    this.listener = listener;
  }

  /**
   * Reads all of it.
   *
   * @return what the Engine said went wrong, when it did
   */
  Optional<String> read(InputStream answer) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
    try {
      for (String object = reader.readLine(); object != null; object = reader.readLine()) {
        if (!object.isBlank()) {
          take(Json.readObject(object.getBytes(StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException hungUp) {
      if (error.isEmpty()) {
        throw hungUp;
      }
    }
    return error;
  }

  private void take(JsonObject item) {
    // Older engines send `error` only.
    item.object("errorDetail")
        .flatMap(detail -> detail.text("message"))
        .or(() -> item.text("error"))
        .ifPresent(message -> error = Optional.of(message));
    item.text("stream")
        .or(() -> item.text("status"))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .ifPresent(listener::status);
  }
}
