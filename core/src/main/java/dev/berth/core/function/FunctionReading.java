package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.InvalidSpecException;
import dev.berth.core.yaml.SourceText;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.TextValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One reading of a function, with its files and options. */
final class FunctionReading {

  private final Path file;
  private final List<GivenOption> options;
  private final Path workingDirectory;
  private final Findings findings = new Findings();

  FunctionReading(Path file, List<GivenOption> options, Path workingDirectory) {
    this.file = file;
    this.options = options;
    this.workingDirectory = workingDirectory;
  }

  FunctionRequest read(Optional<Path> taskFile, Optional<Path> profileFile) {
    return read(new DocumentReader(findings), taskFile, profileFile);
  }

  /** Reads a function that stands nowhere but in this text. */
  FunctionRequest read(String text) {
    return read(
        new DocumentReader(path -> new SourceText(path, text), findings),
        Optional.empty(),
        Optional.empty());
  }

  private FunctionRequest read(
      DocumentReader documents, Optional<Path> taskFile, Optional<Path> profileFile) {
    Optional<FunctionFile> function =
        documents
            .read(file, FunctionShape.ROOT, "name")
            .map(root -> FunctionFile.of(root, findings));
    Optional<MapValue> task =
        taskFile.flatMap(path -> documents.read(path, FunctionShape.TASK_FILE, "action"));
    Optional<ProfileFile> profile = profileFile.flatMap(documents::readProfile);
    Optional<Sourced<Action>> action = action(function.map(FunctionFile::task), task);
    if (action.isEmpty() && findings.isEmpty()) {
      findings.add(noAction());
    }
    if (function.isEmpty() || action.isEmpty()) {
      throw new InvalidSpecException(findings.problems());
    }
    return assemble(action.get(), function.get(), task, profile);
  }

  private FunctionRequest assemble(
      Sourced<Action> action,
      FunctionFile function,
      Optional<MapValue> task,
      Optional<ProfileFile> profile) {
    List<Note> notes = new ArrayList<>();
    SettingsMerger merger = new SettingsMerger(action.value(), workingDirectory, findings, notes);
    merger.addFunction(function.function());
    merger.addTask(function.task());
    task.ifPresent(merger::addTask);
    merger.applyProfile(profile, options);
    merger.addOptions(options);
    merger.settings().put(Keys.ACTION, action.value(), action.origin());
    refuseFindings();
    Optional<FunctionRequest> request =
        new RequestAssembler(merger.settings(), findings, notes)
            .assemble(
                action.value(), file, function.function().where(), profile.map(ProfileFile::spec));
    refuseFindings();
    return request.orElseThrow();
  }

  private void refuseFindings() {
    if (!findings.isEmpty()) {
      throw new InvalidSpecException(findings.problems());
    }
  }

  /** The last word on what is to be done. */
  private Optional<Sourced<Action>> action(Optional<MapValue> inFunction, Optional<MapValue> task) {
    for (int i = options.size() - 1; i >= 0; i--) {
      GivenOption option = options.get(i);
      Optional<TextValue> said = option.values().text("action");
      if (said.isPresent()) {
        return said.map(text -> new Sourced<>(Action.of(text.text()), option.origin()));
      }
    }
    return task.flatMap(values -> values.text("action"))
        .or(() -> inFunction.flatMap(values -> values.text("action")))
        .map(text -> new Sourced<>(Action.of(text.text()), new Origin.InFile(text.where())));
  }

  private Problem noAction() {
    return Problem.of("no action is given")
        .because("neither `" + file.getFileName() + "` nor an option says `action`")
        .hint("add `--action job`, or another of `serve`, `build` and `deploy`");
  }
}
