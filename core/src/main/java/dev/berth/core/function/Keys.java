package dev.berth.core.function;

import static dev.berth.core.function.Action.BUILD;
import static dev.berth.core.function.Action.DEPLOY;
import static dev.berth.core.function.Action.JOB;
import static dev.berth.core.function.Action.SERVE;

import dev.berth.core.oci.ImageReference;
import java.util.List;

/** Every value there is, in the order in which they are explained. */
final class Keys {

  static final Key<String> PROJECT = Key.of("project", String.class);
  static final Key<String> NAME = Key.of("name", String.class);
  static final Key<String> UUID = Key.of("uuid", String.class);
  static final Key<String> DESCRIPTION = Key.of("description", String.class);
  static final Key<Words> LABELS = Key.of("labels", Words.class);
  static final Key<Action> ACTION = Key.of("action", Action.class);

  /** What a job, a service or a deployment runs. */
  static final Key<ImageReference> IMAGE =
      Key.of("image", ImageReference.class).only(JOB, SERVE, DEPLOY).insteadOf("runtime");

  static final Key<String> RUNTIME =
      Key.of("runtime", String.class).only(JOB, SERVE, DEPLOY).insteadOf("image");

  /** What a build makes. */
  static final Key<ImageReference> TARGET = Key.of("image", ImageReference.class).only(BUILD);

  /** The function's image while something is built: its target, or what is built on. */
  static final Key<ImageReference> FUNCTION_IMAGE =
      Key.of("function.image", ImageReference.class).only(BUILD);

  static final Key<ImageReference> BASE_IMAGE =
      Key.of("base_image", ImageReference.class).only(BUILD).insteadOf("runtime");

  static final Key<String> BASE_RUNTIME =
      Key.of("runtime", String.class).only(BUILD).insteadOf("base_image");

  static final Key<PullPolicy> PULL_POLICY = Key.of("image_pull_policy", PullPolicy.class);
  static final Key<Words> COMMAND = Key.of("command", Words.class).only(JOB, SERVE, DEPLOY);
  static final Key<Words> ARGS = Key.of("args", Words.class).only(JOB, SERVE, DEPLOY);
  static final Key<SourceContent> SOURCE = Key.of("source", SourceContent.class);
  static final Key<String> HANDLER = Key.of("handler", String.class);
  static final Key<SourceLanguage> LANG = Key.of("lang", SourceLanguage.class);
  static final Key<Instructions> INSTRUCTIONS =
      Key.of("instructions", Instructions.class).only(BUILD);

  static final Key<Long> REPLICAS = Key.of("replicas", Long.class).only(SERVE, DEPLOY);
  static final Key<ServicePorts> SERVICE_PORTS =
      Key.of("service_ports", ServicePorts.class).only(SERVE);
  static final Key<ServiceType> SERVICE_TYPE =
      Key.of("service_type", ServiceType.class).only(SERVE);
  static final Key<String> SERVICE_NAME = Key.of("service_name", String.class).only(SERVE);

  static final Key<String> ENVS = Key.of("envs", String.class);
  static final Key<String> SECRETS = Key.of("secrets", String.class);
  static final Key<VolumeSpec> VOLUMES = Key.of("volumes", VolumeSpec.class);
  static final Key<Quantity> REQUESTS = Key.of("resources.requests", Quantity.class);
  static final Key<Quantity> LIMITS = Key.of("resources.limits", Quantity.class);
  static final Key<Quantity> DISK = Key.of("resources.disk", Quantity.class);

  static final Key<String> NODE_SELECTOR = Key.of("node_selector", String.class);
  static final Key<AffinitySpec> AFFINITY = Key.of("affinity", AffinitySpec.class);
  static final Key<TolerationSpec> TOLERATIONS = Key.of("tolerations", TolerationSpec.class);
  static final Key<String> RUNTIME_CLASS = Key.of("runtime_class", String.class);
  static final Key<String> PRIORITY_CLASS = Key.of("priority_class", String.class);
  static final Key<String> PROFILE = Key.of("profile", String.class);

  static final Key<Long> RUN_AS_USER = Key.of("run_as_user", Long.class).only(JOB, SERVE, DEPLOY);
  static final Key<Long> RUN_AS_GROUP = Key.of("run_as_group", Long.class).only(JOB, SERVE, DEPLOY);
  static final Key<Long> FS_GROUP = Key.of("fs_group", Long.class).only(JOB, SERVE, DEPLOY);

  private static final List<Key<?>> ORDER =
      List.of(
          PROJECT,
          NAME,
          UUID,
          DESCRIPTION,
          LABELS,
          ACTION,
          IMAGE,
          RUNTIME,
          BASE_IMAGE,
          PULL_POLICY,
          COMMAND,
          ARGS,
          SOURCE,
          HANDLER,
          LANG,
          INSTRUCTIONS,
          REPLICAS,
          SERVICE_PORTS,
          SERVICE_TYPE,
          SERVICE_NAME,
          ENVS,
          SECRETS,
          VOLUMES,
          REQUESTS,
          LIMITS,
          DISK,
          NODE_SELECTOR,
          AFFINITY,
          TOLERATIONS,
          RUNTIME_CLASS,
          PRIORITY_CLASS,
          PROFILE,
          RUN_AS_USER,
          RUN_AS_GROUP,
          FS_GROUP);

  private Keys() {}

  /** The rank of a value in an explanation. */
  static int rank(String name) {
    for (int i = 0; i < ORDER.size(); i++) {
      String known = ORDER.get(i).name();
      if (name.equals(known) || name.startsWith(known + ".")) {
        return i;
      }
    }
    return ORDER.size();
  }
}
