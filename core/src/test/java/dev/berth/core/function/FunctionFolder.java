package dev.berth.core.function;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.support.TestFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder with a function.yaml and what goes with it, options, and the reader over them. */
final class FunctionFolder {

  /** The least that is a function, without an action. */
  static final String FUNCTION = "kind: container\nname: f\nimage: app:1\n";

  private final TestFolder files;
  private final List<TaskOptions.Assignment> assignments = new ArrayList<>();
  private Optional<List<String>> arguments = Optional.empty();
  private Optional<Path> task = Optional.empty();
  private Optional<Path> profile = Optional.empty();

  FunctionFolder(Path folder) {
    this.files = new TestFolder(folder);
  }

  FunctionFolder with(String path, String content) {
    files.write(path, content);
    return this;
  }

  FunctionFolder with(String path, byte[] content) {
    files.write(path, content);
    return this;
  }

  /** Takes a file of our test resources. */
  FunctionFolder withResource(String path, String resource) {
    return with(path, resource(resource));
  }

  static String text(String resource) {
    return new String(resource(resource), StandardCharsets.UTF_8);
  }

  static byte[] resource(String name) {
    try (InputStream in = FunctionFolder.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FunctionFolder withVariable(String name, String value) {
    files.set(name, value);
    return this;
  }

  FunctionFolder withTask(String text) {
    task = Optional.of(files.path().resolve("task.yaml"));
    return with("task.yaml", text);
  }

  FunctionFolder withProfile(String text) {
    profile = Optional.of(files.path().resolve("profile.yaml"));
    return with("profile.yaml", text);
  }

  FunctionFolder set(String assignment) {
    assignments.add(TaskOptions.Assignment.set(assignment));
    return this;
  }

  FunctionFolder option(String option, String key, String value) {
    assignments.add(TaskOptions.Assignment.of(option, key, value));
    return this;
  }

  FunctionFolder arguments(String... words) {
    arguments = Optional.of(List.of(words));
    return this;
  }

  FunctionRequest read(String functionYaml) {
    return with("function.yaml", functionYaml).read();
  }

  FunctionRequest read() {
    return new FunctionReader(files::variable, files.path())
        .read(files.path(), task, new TaskOptions(assignments, arguments, profile));
  }

  /** Reads a job of {@link #FUNCTION}, and of it what all actions have. */
  TaskSettings settingsOf(String task) {
    return read(FUNCTION + "action: job\n" + task + "\n").task().settings();
  }

  /** The messages with which a function.yaml is refused. */
  List<String> problems(String functionYaml) {
    return with("function.yaml", functionYaml).problems();
  }

  List<String> problems() {
    List<String> messages = new ArrayList<>();
    assertThatExceptionOfType(BerthException.class)
        .isThrownBy(this::read)
        .satisfies(e -> e.problems().stream().map(Problem::message).forEach(messages::add));
    return messages;
  }
}
