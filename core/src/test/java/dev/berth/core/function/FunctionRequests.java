package dev.berth.core.function;

import dev.berth.core.oci.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tests look at in a function that was read. */
final class FunctionRequests {

  private FunctionRequests() {}

  static ImageSource named(String reference) {
    return new ImageSource.Named(ImageReference.parse(reference));
  }

  /** The container of a job. */
  static ContainerSpec containerOf(FunctionRequest request) {
    return ((TaskSpec.Job) request.task()).container();
  }

  static List<String> messages(FunctionRequest request) {
    return request.notes().stream().map(note -> note.problem().message()).toList();
  }

  /** Each value that counts by its key, as {@code value <- file:line} or another origin. */
  static Map<String, String> origins(FunctionRequest request) {
    Map<String, String> origins = new LinkedHashMap<>();
    request
        .values()
        .forEach(
            value -> {
              String where =
                  value.origin() instanceof Origin.InFile file
                      ? file.place().file().getFileName() + ":" + file.place().line()
                      : value.origin().inWords();
              origins.put(value.key(), value.value() + " <- " + where);
            });
    return origins;
  }
}
