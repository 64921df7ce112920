package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.yaml.Findings;
import java.util.List;
import java.util.Optional;

/** What a build begins with, what it does, and what the image is called. */
final class BuildAssembler {

  private final Settings settings;
  private final Findings findings;
  private final List<Note> notes;

  BuildAssembler(Settings settings, Findings findings, List<Note> notes) {
    this.settings = settings;
    this.findings = findings;
    this.notes = notes;
  }

  /** A build before it is known where it runs. */
  record Draft(
      Optional<ImageSource> base, Optional<ImageReference> target, List<Instruction> instructions) {

    TaskSpec with(PullPolicy pullPolicy, TaskSettings shared) {
      return new TaskSpec.Build(base, target, instructions, pullPolicy, shared);
    }
  }

  /**
   * @param root where the function stands
   * @return nothing when there is nothing to build on
   */
  Optional<Draft> assemble(FunctionSpec function, SourceExcerpt root) {
    List<Instruction> instructions =
        settings.value(Keys.INSTRUCTIONS).map(Instructions::list).orElse(List.of());
    boolean fromInstructions = !instructions.isEmpty() && instructions.get(0).isFrom();
    boolean inItself = fromInstructions || isDockerfile(function);
    if (!inItself && base().isEmpty()) {
      buildOnTheFunctionsImage();
    }
    Optional<ImageSource> base = base();
    if (fromInstructions && base.isPresent()) {
      findings.add(
          settings
              .find(Keys.INSTRUCTIONS)
              .orElseThrow()
              .origin()
              .blame(
                  Problem.of(
                          "`" + instructions.get(0) + "` says what to build on, and is not alone")
                      .because("`base_image` or `runtime` says it too")
                      .hint("leave out one of them")));
    }
    if (!inItself && base.isEmpty()) {
      findings.add(
          Problem.of("there is nothing to build on")
              .at(root)
              .because("neither `base_image` nor `runtime` is given")
              .hint("add `base_image: python:3.11-slim`, or `runtime: NAME`"));
      return Optional.empty();
    }
    return Optional.of(new Draft(base, target(), instructions));
  }

  private static boolean isDockerfile(FunctionSpec function) {
    return function
        .source()
        .filter(source -> source.content().isPresent())
        .flatMap(SourceSpec::language)
        .filter(SourceLanguage.DOCKERFILE::equals)
        .isPresent();
  }

  private Optional<ImageSource> base() {
    return settings
        .value(Keys.BASE_IMAGE)
        .<ImageSource>map(ImageSource.Named::new)
        .or(() -> settings.value(Keys.BASE_RUNTIME).map(ImageSource.Runtime::new));
  }

  /** A function that has an image and no base asks for more of what it has. */
  private void buildOnTheFunctionsImage() {
    settings
        .find(Keys.FUNCTION_IMAGE)
        .ifPresent(
            image -> {
              notes.add(
                  new Note(
                      Keys.BASE_IMAGE.name(),
                      image
                          .origin()
                          .blame(Problem.of("the function's `image` is built on"))
                          .because("`base_image` is not given")));
              settings.put(Keys.BASE_IMAGE, image.value(), image.origin());
              settings.remove(Keys.FUNCTION_IMAGE);
            });
  }

  /** The task's image, else the function's. */
  private Optional<ImageReference> target() {
    Optional<Sourced<ImageReference>> own = settings.find(Keys.FUNCTION_IMAGE);
    settings.remove(Keys.FUNCTION_IMAGE);
    if (settings.find(Keys.TARGET).isEmpty()) {
      own.ifPresent(image -> settings.put(Keys.TARGET, image.value(), image.origin()));
    }
    Optional<Sourced<ImageReference>> target = settings.find(Keys.TARGET);
    target
        .filter(image -> image.value().digest().isPresent())
        .ifPresent(
            image ->
                findings.add(
                    image
                        .origin()
                        .blame(Problem.of("an image that is built cannot have a digest yet"))
                        .hint("leave out `@" + image.value().digest().orElseThrow() + "`")));
    return target.map(Sourced::value);
  }
}
