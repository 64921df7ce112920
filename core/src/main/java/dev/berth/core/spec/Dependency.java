package dev.berth.core.spec;

import dev.berth.core.SourceExcerpt;
import java.util.List;
import java.util.Optional;

/** One entry under {@code dependencies:}. */
public sealed interface Dependency {

  /** Where the entry stands. */
  SourceExcerpt position();

  /** A value with the place where it stands. */
  record Located(String value, SourceExcerpt position) {}

  /**
   * A pip requirements file, read with all it includes.
   *
   * @param path relative to runtime.yaml
   */
  record RequirementsFile(String path, Requirements requirements, SourceExcerpt position)
      implements Dependency {}

  /**
   * {@code pip:}: requirements as a requirements file would hold them.
   *
   * @param requirements PEP 508, in the order of the file
   */
  record Pip(List<Located> requirements, SourceExcerpt position) implements Dependency {
    public Pip {
      requirements = List.copyOf(requirements);
    }
  }

  /**
   * A conda environment file.
   *
   * @param path relative to runtime.yaml
   */
  record CondaFile(String path, SourceExcerpt position) implements Dependency {}

  /** {@code conda:}: match specifications. */
  record Conda(List<Located> specs, SourceExcerpt position) implements Dependency {
    public Conda {
      specs = List.copyOf(specs);
    }
  }

  /** {@code wheels:}: wheels of the user's own, as paths relative to runtime.yaml. */
  record Wheels(List<Located> paths, SourceExcerpt position) implements Dependency {
    public Wheels {
      paths = List.copyOf(paths);
    }
  }

  /** {@code files:}. */
  record Files(List<FileSpec> files, SourceExcerpt position) implements Dependency {
    public Files {
      files = List.copyOf(files);
    }
  }

  /**
   * A file or folder to put into the runtime.
   *
   * @param source relative to runtime.yaml
   * @param destination absolute, or relative to the working directory
   */
  record FileSpec(
      String source, String destination, Optional<String> name, SourceExcerpt position) {}

  /** {@code commands:}: shell commands to run in the image. */
  record Commands(List<Located> commands, SourceExcerpt position) implements Dependency {
    public Commands {
      commands = List.copyOf(commands);
    }
  }

  /** {@code apt:}: packages of the operating system. */
  record Apt(List<Located> packages, SourceExcerpt position) implements Dependency {
    public Apt {
      packages = List.copyOf(packages);
    }
  }
}
