package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.docker.BuildListener;
import dev.berth.core.docker.BuildPlan;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.EngineBuilds;
import dev.berth.core.docker.EngineException;
import dev.berth.core.docker.ImageSettings;
import dev.berth.core.function.FunctionRequest;
import dev.berth.core.function.FunctionSpec;
import dev.berth.core.function.ImageSource;
import dev.berth.core.function.Instruction;
import dev.berth.core.function.Note;
import dev.berth.core.function.SourceContent;
import dev.berth.core.function.SourceLanguage;
import dev.berth.core.function.SourceSpec;
import dev.berth.core.function.TaskSpec;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.publish.Publishers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Builds the image of a function with a Docker Engine. */
public final class DockerBuild implements AutoCloseable {

  private static final Pattern COPIES = Pattern.compile("(?im)^\\s*(?:ADD|COPY)\\s+(?!--from=)\\S");

  private final DockerEngine engine;
  private final StoreAccess store;
  private final BuildWishes wishes;
  private final Interruption interruption = new Interruption();

  /**
   * @param store asked only when a base has to be brought from there
   */
  public DockerBuild(DockerEngine engine, StoreAccess store, BuildWishes wishes) {
    this.engine = engine;
    this.store = store;
    this.wishes = wishes;
  }

  /** What of a task this does nothing with, each with the key that asks for it. */
  public static List<Note> limitations(TaskSpec.Build task) {
    return BuildLimitations.find(task);
  }

  /** What the image is called: as the user says, else after the function. */
  public static ImageReference nameOf(FunctionSpec function, TaskSpec.Build task) {
    return task.target()
        .map(ImageReference::withDefaultTag)
        .orElseGet(() -> Publishers.defaultName(function.name()));
  }

  /**
   * Builds the image. A name that another image had is its own only when everything was done.
   *
   * @throws dev.berth.core.docker.BuildStepException when a step fails
   * @throws BuildInterruptedException when it was {@link #interrupt interrupted}
   * @throws BerthException when it cannot be
   */
  public BuiltImage build(FunctionRequest request, ImageListener images, BuildListener listener)
      throws IOException {
    TaskSpec.Build task = (TaskSpec.Build) request.task();
    FunctionSpec function = request.function();
    List<Secret> secrets = WorkloadAssembler.secrets(task.settings().secrets(), wishes.secrets());
    ImageReference name = nameOf(function, task);
    try (BuildContext context = context(function, task)) {
      Optional<String> base = base(task, images);
      BuildScript script = script(function, task, base);
      if (secrets.isEmpty()) {
        whole(script, context, name, listener);
      } else {
        new SecretBuild(engine, wishes, secrets, interruption, listener)
            .build(script, context, name);
      }
      return new BuiltImage(
          name,
          engine
              .images()
              .find(name.familiar())
              .map(ImageSettings::id)
              .orElseThrow(() -> MissingImageException.gone(name.familiar())));
    } catch (EngineException failure) {
      interruption.check();
      throw ContextStream.Failure.in(failure).orElse(failure);
    }
  }

  private void whole(
      BuildScript script, BuildContext context, ImageReference name, BuildListener listener) {
    for (Instruction instruction : script.instructions()) {
      SecretBuild.requireNoMount(instruction);
    }
    BuildPlan plan =
        new BuildPlan(
            BuildContext.DOCKERFILE,
            Optional.of(name),
            wishes.useCache(),
            wishes.network(),
            engine.proxies());
    try (EngineBuilds.RunningBuild running =
        engine.builds().start(plan, interruption.watch(context.tar(script.dockerfile())))) {
      interruption.during(running, () -> running.await(listener));
    }
  }

  private Optional<String> base(TaskSpec.Build task, ImageListener images) throws IOException {
    if (task.base().isEmpty()) {
      return Optional.empty();
    }
    WorkloadImage image =
        wishes
            .base()
            .orElseGet(
                () ->
                    new WorkloadImage.Named(
                        ((ImageSource.Named) task.base().get()).reference(), task.pullPolicy()));
    return Optional.of(new DockerBase(engine, store, images).bring(image));
  }

  private BuildScript script(FunctionSpec function, TaskSpec.Build task, Optional<String> base)
      throws IOException {
    Optional<String> own = dockerfile(function);
    if (own.isPresent()) {
      return new BuildScript(own.get(), true, task.instructions());
    }
    return base.map(image -> BuildScript.on(image, task.instructions()))
        .orElseGet(() -> new BuildScript("", false, task.instructions()));
  }

  /** The text of a source that is a Dockerfile itself. */
  private static Optional<String> dockerfile(FunctionSpec function) throws IOException {
    Optional<SourceContent> content =
        function
            .source()
            .filter(source -> source.language().equals(Optional.of(SourceLanguage.DOCKERFILE)))
            .flatMap(SourceSpec::content);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    if (content.get() instanceof SourceContent.Inline inline) {
      return Optional.of(new String(inline.bytes(), StandardCharsets.UTF_8));
    }
    if (content.get() instanceof SourceContent.Local local) {
      Path file =
          Files.isDirectory(local.path()) ? local.path().resolve("Dockerfile") : local.path();
      try {
        return Optional.of(Files.readString(file));
      } catch (IOException e) {
        throw ContextException.unreadable(file, e);
      }
    }
    throw SourceException.elsewhere(content.get().toString());
  }

  /** A Dockerfile copies what lies beside it; everything else is a source to copy. */
  private BuildContext context(FunctionSpec function, TaskSpec.Build task) throws IOException {
    Optional<String> dockerfile = dockerfile(function);
    if (dockerfile.isEmpty()) {
      return function.source().isPresent()
          ? BuildContext.of(function.source().get())
          : BuildContext.empty();
    }
    String all = new BuildScript(dockerfile.get(), true, task.instructions()).dockerfile();
    if (!COPIES.matcher(all).find()) {
      return BuildContext.empty();
    }
    Path place =
        function.source().flatMap(SourceSpec::content).orElseThrow()
                instanceof SourceContent.Local local
            ? local.path()
            : function.file();
    return BuildContext.ofFolder(
        Files.isDirectory(place) ? place : place.toAbsolutePath().getParent());
  }

  /** Ends a build that goes on in another thread; what it was about is removed. */
  public void interrupt() {
    interruption.begin();
  }

  @Override
  public void close() throws IOException {
    engine.close();
  }
}
