package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.core.Problem;
import dev.berth.core.capture.Capture;
import dev.berth.core.capture.CapturedPackage;
import dev.berth.core.capture.CapturedRuntime;
import dev.berth.core.capture.CondaPackage;
import dev.berth.core.capture.EnvironmentDraft;
import dev.berth.core.capture.LeftOut;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.oci.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was captured, for people and for programs. */
record CaptureReport(CapturedRuntime runtime, Path workingDirectory) {

  /** What it came to; not the answer, which is the files. */
  void note(Console console) {
    console.note(
        "Captured " + runtime.draft().name() + " from " + runtime.draft().origin() + summary());
    capture().ifPresent(capture -> noteLeftOut(capture, console));
  }

  private Optional<Capture> capture() {
    return runtime.draft() instanceof EnvironmentDraft draft
        ? Optional.of(draft.capture())
        : Optional.empty();
  }

  private String summary() {
    if (capture().isEmpty()) {
      return "";
    }
    Capture capture = capture().get();
    List<String> parts = new ArrayList<>(List.of("Python " + capture.fullVersion()));
    int packages = capture.packages().size();
    if (capture.conda().isEmpty()) {
      long top = capture.packages().stream().filter(CapturedPackage::topLevel).count();
      parts.add(counted(packages, "package") + ", " + top + " of them top-level");
    } else {
      parts.add(counted(capture.conda().size(), "conda package"));
      parts.add(counted(packages, "pip package"));
    }
    return ": " + String.join(", ", parts);
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static void noteLeftOut(Capture capture, Console console) {
    String tools = leftOut(capture, LeftOut.Reason.TOOL);
    if (!tools.isEmpty()) {
      console.note("  left out  " + tools + " (nothing needs them; `--from-index NAME` takes one)");
    }
    String skipped = leftOut(capture, LeftOut.Reason.SKIPPED);
    if (!skipped.isEmpty()) {
      console.note("  skipped   " + skipped);
    }
  }

  private static String leftOut(Capture capture, LeftOut.Reason reason) {
    return capture.leftOut().stream()
        .filter(one -> one.reason() == reason)
        .map(LeftOut::toString)
        .collect(Collectors.joining(", "));
  }

  /** The files as people name them here. */
  List<String> files() {
    return runtime.files().stream().map(this::shown).toList();
  }

  /** What to say to a command that is to use them; empty for this folder. */
  String folder() {
    return shown(runtime.spec().folder());
  }

  private String shown(Path path) {
    return path.startsWith(workingDirectory)
        ? workingDirectory.relativize(path).toString()
        : path.toString();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", runtime.draft().name());
    json.put("files", runtime.files().stream().map(Path::toString).toList());
    json.put("locked", runtime.lock().isPresent());
    capture()
        .ifPresent(
            capture -> {
              json.put("python", capture.fullVersion());
              json.put("packages", capture.packages().stream().map(this::json).toList());
              json.put("conda", capture.conda().stream().map(CaptureReport::json).toList());
              json.put("leftOut", capture.leftOut().stream().map(CaptureReport::json).toList());
            });
    json.put("warnings", runtime.allWarnings().stream().map(CaptureReport::json).toList());
    return json;
  }

  private Map<String, Object> json(CapturedPackage one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", one.name().toString());
    json.put("version", one.version());
    json.put("topLevel", one.topLevel());
    one.wheel().ifPresent(wheel -> json.put("wheel", wheel.toString()));
    locked(one).ifPresent(wheel -> json.put("url", wheel.url()));
    return json;
  }

  private Optional<LockedWheel> locked(CapturedPackage one) {
    return runtime
        .lock()
        .flatMap(
            lock ->
                lock.platforms().get(0).wheels().stream()
                    .filter(wheel -> wheel.name().equals(one.name().toString()))
                    .findFirst());
  }

  private static Map<String, Object> json(CondaPackage one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", one.name());
    json.put("version", one.version());
    json.put("build", one.build());
    json.put("channel", one.channel());
    json.put("url", one.url());
    one.md5().ifPresent(md5 -> json.put("md5", md5));
    one.sha256().map(Digest::hex).ifPresent(sha256 -> json.put("sha256", sha256));
    return json;
  }

  private static Map<String, Object> json(LeftOut one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", one.name().toString());
    json.put("version", one.version());
    json.put("reason", one.reason().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static Map<String, Object> json(Problem warning) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("message", warning.message());
    json.put("causes", warning.causes());
    return json;
  }
}
