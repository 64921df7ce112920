package dev.berth.core.docker;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what an Engine says while it builds, to its end: JSON objects, one a line, with pieces of
 * text that may end within a line. A failure comes in an answer of status 200.
 */
final class BuildAnswer {

  private static final Pattern STEP = Pattern.compile("(?i)STEP ([0-9]+)/([0-9]+)\\s*: (.*)");
  private static final Pattern BUILT =
      Pattern.compile("(?:Successfully built |sha256:)?([0-9a-f]{12,64})");
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** The Engine's own lines between the steps, which say nothing of why one failed. */
  private static final Pattern ENGINE =
      Pattern.compile("(?: ---> |Removing intermediate container |-->? ).*");

  private static final int LAST_LINES = 5;
  private static final int LONGEST_LINE = 1 << 16;

  private final BuildListener listener;
  private final StringBuilder line = new StringBuilder();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private Optional<String> step = Optional.empty();
  private Optional<String> instruction = Optional.empty();
  private Optional<String> image = Optional.empty();

  /** The last thing in the text that may be an image: podman says it in no other way. */
  private Optional<String> said = Optional.empty();

  BuildAnswer(BuildListener listener) {
    this.listener = listener;
  }

  /**
   * Reads all of it.
   *
   * @return the image, by its id or the beginning of it
   * @throws BuildStepException when the Engine says that it failed
   */
  String read(InputStream answer) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
    for (String object = reader.readLine(); object != null; object = reader.readLine()) {
      if (!object.isBlank()) {
        take(Json.readObject(object.getBytes(StandardCharsets.UTF_8)));
      }
    }
    endLine();
    return image
        .or(() -> said)
        .orElseThrow(() -> new IOException("it broke off before the image was done"));
  }

  private void take(JsonObject item) {
    item.text("stream").ifPresent(this::append);
    item.text("status")
        .filter(status -> item.object("progressDetail").isEmpty())
        .ifPresent(status -> append(status + "\n"));
    item.object("aux")
        .flatMap(aux -> aux.text("ID"))
        .filter(BuildAnswer::isImage)
        .ifPresent(id -> image = Optional.of(id));
    Optional<JsonObject> detail = item.object("errorDetail");
    Optional<String> error =
        detail.flatMap(one -> one.text("message")).or(() -> item.text("error"));
    if (error.isPresent()) {
      endLine();
      throw failure(error.get().strip(), detail.map(one -> one.number("code")));
    }
  }

  private BuildStepException failure(String message, Optional<OptionalLong> code) {
    long number = code.orElse(OptionalLong.empty()).orElse(0);
    if (number == 0) {
      Matcher inWords =
          Pattern.compile("(?:exit status|non-zero code:?) ([0-9]+)").matcher(message);
      number = inWords.find() ? Long.parseLong(inWords.group(1)) : 0;
    }
    return number != 0 && step.isPresent()
        ? BuildStepException.ended(
            step.get(), instruction.orElse(""), (int) number, List.copyOf(lastLines))
        : BuildStepException.refused(step, instruction, message);
  }

  private void append(String text) {
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one == '\n' || line.length() >= LONGEST_LINE) {
        endLine();
      } else {
        line.append(one);
      }
    }
  }

  private void endLine() {
    if (line.length() == 0) {
      return;
    }
    String text = COLOUR.matcher(line).replaceAll("").stripTrailing();
    line.setLength(0);
    // What a program wrote over, as progress bars do, is over.
    text = text.substring(text.lastIndexOf('\r') + 1);
    if (text.isEmpty()) {
      return;
    }
    listener.line(text);
    Matcher begins = STEP.matcher(text);
    if (begins.matches()) {
      step = Optional.of("step " + begins.group(1) + " of " + begins.group(2));
      instruction = Optional.of(begins.group(3));
      lastLines.clear();
      return;
    }
    Matcher built = BUILT.matcher(text);
    if (built.matches()) {
      said = Optional.of(built.group(1));
    }
    if (!ENGINE.matcher(text).matches()) {
      lastLines.add(text);
      if (lastLines.size() > LAST_LINES) {
        lastLines.remove();
      }
    }
  }

  private static boolean isImage(String id) {
    try {
      Digest.parse(id);
      return true;
    } catch (IllegalArgumentException other) {
      return false;
    }
  }
}
