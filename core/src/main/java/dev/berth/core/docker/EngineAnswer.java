package dev.berth.core.docker;

import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What an Engine answered in whole.
 *
 * @param status of HTTP
 * @param body JSON, or nothing
 */
record EngineAnswer(int status, byte[] body) {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int FIRST_ERROR = 400;

  boolean isGood() {
    return status < FIRST_ERROR;
  }

  boolean isNotFound() {
    return status == NOT_FOUND;
  }

  boolean isConflict() {
    return status == CONFLICT;
  }

  /** The object that was asked for; an empty one where the Engine says nothing. */
  JsonObject object() {
    return body.length == 0 ? JsonObject.EMPTY : Json.readObject(body);
  }

  List<JsonObject> objects() {
    return Json.readObjects(body);
  }

  /** Why the Engine refused, in its own words. */
  String message() {
    try {
      return object().text("message").orElse("").strip();
    } catch (IllegalArgumentException notJson) {
      return new String(body, StandardCharsets.UTF_8).strip();
    }
  }

  /**
   * This answer, when it is a good one.
   *
   * @param what was asked for, after "the Docker Engine cannot"
   */
  EngineAnswer orRefuse(String what) {
    if (!isGood()) {
      throw EngineException.refused(
          what, message().isEmpty() ? "it answered " + status : message());
    }
    return this;
  }
}
