package dev.berth.core.spec;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.oci.ImageLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a runtime.yaml may say and no build can do yet. Kept in one place, so that what becomes
 * possible is taken out of one list.
 */
final class NotSupportedYet {

  private final RuntimeSpec spec;
  private final List<Problem> found = new ArrayList<>();

  private NotSupportedYet(RuntimeSpec spec) {
    this.spec = spec;
  }

  /** One problem for each place, in the order of {@code configs}, {@code environment}, the rest. */
  static List<Problem> in(RuntimeSpec spec) {
    NotSupportedYet check = new NotSupportedYet(spec);
    check.mode();
    check.configs();
    check.environment();
    spec.dependencies().forEach(check::dependency);
    check.hooks();
    return List.copyOf(check.found);
  }

  private void mode() {
    if (spec.mode() == RuntimeSpec.Mode.CONDA) {
      add("`mode: conda` is not supported yet", "/mode");
    }
  }

  private void configs() {
    if (spec.configs().dockerImage().isPresent()) {
      add("`configs.docker.image` is not supported yet", "/configs/docker/image");
    }
  }

  private void environment() {
    EnvironmentSpec environment = spec.environment();
    if (environment.cuda().isPresent()) {
      add("`environment.cuda` is not supported yet", "/environment/cuda");
    }
    if (environment.cudnn().isPresent()) {
      add("`environment.cudnn` is not supported yet", "/environment/cudnn");
    }
    if (environment.starwhaleVersion().isPresent()) {
      add("`environment.starwhale_version` is not supported yet", "/environment/starwhale_version");
    }
    environment
        .image()
        .map(ImageLocation::parse)
        .filter(ImageLocation.Registry.class::isInstance)
        .ifPresent(
            image ->
                add(
                    "base images from a registry are not supported yet",
                    "/environment/docker/image"));
  }

  private void dependency(Dependency dependency) {
    if (dependency instanceof Dependency.CondaFile) {
      add("conda environment files are not supported yet", dependency.position());
    } else if (dependency instanceof Dependency.Conda) {
      add("`conda` dependencies are not supported yet", dependency.position());
    }
  }

  private void hooks() {
    hook("pre", spec.hooks().pre());
    hook("post", spec.hooks().post());
  }

  private void hook(String name, Optional<String> command) {
    if (command.isPresent()) {
      place(
          Problem.of("`hooks." + name + "` is never run, neither by Starwhale nor by Berth")
              .hint("remove it, or do its work in the program that the image starts"),
          spec.placeOf("/hooks/" + name));
    }
  }

  private void add(String message, String pointer) {
    place(Problem.of(message), spec.placeOf(pointer));
  }

  private void add(String message, SourceExcerpt position) {
    found.add(Problem.of(message).at(position));
  }

  private void place(Problem problem, Optional<SourceExcerpt> position) {
    found.add(position.map(problem::at).orElse(problem));
  }
}
