package dev.berth.core.spec;

import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.SourceText;
import dev.berth.core.yaml.Wording;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of a runtime.yaml of which only names and texts were kept. */
final class KeptFolder implements ProjectFiles {

  private final KeptSpec kept;

  KeptFolder(KeptSpec kept) {
    this.kept = kept;
  }

  @Override
  public Optional<Mistake> findMistakeInFile(String path) {
    return kept.files().contains(normalize(path))
        ? Optional.empty()
        : Optional.of(Mistake.of("`" + Wording.shown(path) + "` was not kept"));
  }

  @Override
  public Optional<Mistake> findMistake(String path) {
    return isFolder(path) ? Optional.empty() : findMistakeInFile(path);
  }

  @Override
  public boolean isFolder(String path) {
    return kept.folders().contains(normalize(path));
  }

  @Override
  public String normalize(String path) {
    return Path.of(path).normalize().toString().replace('\\', '/');
  }

  @Override
  public SourceText read(String path, int kibibytes) {
    return new SourceText(kept.file(), kept.texts().requirements().getOrDefault(path, ""));
  }
}
