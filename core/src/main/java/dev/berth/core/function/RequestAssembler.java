package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.yaml.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a request of values that were merged, and reports what does not go together. */
final class RequestAssembler {

  private final Settings settings;
  private final Findings findings;
  private final List<Note> notes;

  RequestAssembler(Settings settings, Findings findings, List<Note> notes) {
    this.settings = settings;
    this.findings = findings;
    this.notes = notes;
  }

  /**
   * @param root where the function stands
   * @return nothing when something was found wrong that leaves no request
   */
  Optional<FunctionRequest> assemble(
      Action action, Path file, SourceExcerpt root, Optional<ProfileSpec> profile) {
    FunctionSpec function = function(file);
    Optional<TaskSpec> task =
        action == Action.BUILD
            ? new BuildAssembler(settings, findings, notes)
                .assemble(function, root)
                .map(build -> build.with(pullPolicy(), shared(profile)))
            : image(root).map(image -> run(action, container(image), shared(profile)));
    return task.map(found -> new FunctionRequest(function, found, notes, settings.explained()));
  }

  private FunctionSpec function(Path file) {
    Optional<SourceContent> content = settings.value(Keys.SOURCE);
    Optional<String> handler = settings.value(Keys.HANDLER);
    Optional<SourceLanguage> language = settings.value(Keys.LANG);
    boolean source = content.isPresent() || handler.isPresent() || language.isPresent();
    return new FunctionSpec(
        file,
        settings.value(Keys.PROJECT),
        settings.value(Keys.NAME).orElse(""),
        settings.value(Keys.UUID),
        settings.value(Keys.DESCRIPTION),
        words(Keys.LABELS),
        source ? Optional.of(new SourceSpec(content, handler, language)) : Optional.empty());
  }

  private TaskSpec run(Action action, ContainerSpec container, TaskSettings shared) {
    if (action == Action.JOB) {
      return new TaskSpec.Job(container, shared);
    }
    settings.putDefault(Keys.REPLICAS, 1L);
    int replicas = Math.toIntExact(settings.value(Keys.REPLICAS).orElseThrow());
    return action == Action.DEPLOY
        ? new TaskSpec.Deploy(container, shared, replicas)
        : new TaskSpec.Serve(container, shared, replicas, service());
  }

  private Optional<ImageSource> image(SourceExcerpt root) {
    Optional<ImageSource> image =
        settings
            .value(Keys.IMAGE)
            .<ImageSource>map(ImageSource.Named::new)
            .or(() -> settings.value(Keys.RUNTIME).map(ImageSource.Runtime::new));
    if (image.isEmpty()) {
      findings.add(
          Problem.of("there is no image to run")
              .at(root)
              .because("neither `image` nor `runtime` is given")
              .hint("add `runtime: NAME`, or `image: NAME`"));
    }
    return image;
  }

  private ContainerSpec container(ImageSource image) {
    return new ContainerSpec(
        image,
        pullPolicy(),
        words(Keys.COMMAND),
        words(Keys.ARGS),
        new SecuritySpec(
            settings.value(Keys.RUN_AS_USER),
            settings.value(Keys.RUN_AS_GROUP),
            settings.value(Keys.FS_GROUP)));
  }

  private PullPolicy pullPolicy() {
    settings.putDefault(Keys.PULL_POLICY, PullPolicy.IF_NOT_PRESENT);
    return settings.value(Keys.PULL_POLICY).orElseThrow();
  }

  private ServiceSpec service() {
    settings.putDefault(Keys.SERVICE_TYPE, ServiceType.NODE_PORT);
    ServiceType type = settings.value(Keys.SERVICE_TYPE).orElseThrow();
    List<ServicePort> ports =
        settings.value(Keys.SERVICE_PORTS).map(ServicePorts::list).orElse(List.of());
    boolean ofNode = ports.stream().anyMatch(port -> port.nodePort().isPresent());
    if (ofNode && (type == ServiceType.CLUSTER_IP || type == ServiceType.EXTERNAL_NAME)) {
      findings.add(
          settings
              .find(Keys.SERVICE_PORTS)
              .orElseThrow()
              .origin()
              .blame(Problem.of("a service of the type `" + type + "` has no `node_port`"))
              .hint("leave it out, or write `service_type: " + ServiceType.NODE_PORT + "`"));
    }
    return new ServiceSpec(type, ports, settings.value(Keys.SERVICE_NAME));
  }

  private TaskSettings shared(Optional<ProfileSpec> profile) {
    return new TaskSettings(
        settings.values(Keys.ENVS),
        List.copyOf(settings.values(Keys.SECRETS).keySet()),
        volumes(),
        new ResourceAssembler(settings, findings).assemble(),
        new PlacementSpec(
            settings.values(Keys.NODE_SELECTOR),
            settings.value(Keys.AFFINITY),
            List.copyOf(settings.values(Keys.TOLERATIONS).values()),
            settings.value(Keys.RUNTIME_CLASS),
            settings.value(Keys.PRIORITY_CLASS)),
        profile);
  }

  /** One volume may be mounted twice; it is one volume then. */
  private List<VolumeSpec> volumes() {
    Map<String, Sourced<VolumeSpec>> byName = new LinkedHashMap<>();
    List<VolumeSpec> volumes = new ArrayList<>();
    for (Sourced<VolumeSpec> volume : settings.all(Keys.VOLUMES).values()) {
      String name = volume.value().name();
      Sourced<VolumeSpec> first = byName.putIfAbsent(name, volume);
      if (first != null && !first.value().source().equals(volume.value().source())) {
        findings.add(
            volume
                .origin()
                .blame(Problem.of("two volumes are called `" + name + "`"))
                .because(
                    "the one at `%s` (%s) is another"
                        .formatted(first.value().mountPath(), first.origin().inWords())));
      }
      volumes.add(volume.value());
    }
    return volumes;
  }

  private List<String> words(Key<Words> key) {
    return settings.value(key).map(Words::words).orElse(List.of());
  }
}
