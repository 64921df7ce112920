package dev.berth.core.function;

import dev.berth.core.oci.ImageReference;
import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Shape.Block;
import dev.berth.core.yaml.Shape.Dictionary;
import dev.berth.core.yaml.Shape.Either;
import dev.berth.core.yaml.Shape.Sequence;
import dev.berth.core.yaml.Shape.Spelling;
import dev.berth.core.yaml.Shape.Text;
import dev.berth.core.yaml.Shape.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The table of a task: the parameters of every action. */
final class TaskShape {

  /** The highest number of a user or group (Kubernetes, {@code runAsUser}). */
  private static final long HIGHEST_ID = Integer.MAX_VALUE;

  private static final int MOST_REPLICAS = 1000;

  static final Shape ENVS = envs();
  static final Shape SECRETS =
      new Sequence(
          "Names of secrets that the container gets.",
          Text.of("The name of a secret.")
              .matching("[A-Za-z0-9._-]{1,253}", "1 to 253 letters, digits, `.`, `_` or `-`"),
          true);

  static final Map<String, Shape> FIELDS =
      Fields.of(
          "action",
          Text.of("What is done with the function.")
              .oneOf(Arrays.stream(Action.values()).map(Action::word).toList()),
          "args",
          new Sequence(
              "Arguments of the command.",
              Text.of("An argument.").spelled(Spelling.ANY_SCALAR).orEmpty(),
              false),
          "envs",
          ENVS,
          "secrets",
          SECRETS,
          "volumes",
          VolumeShape.VOLUMES,
          "resources",
          ResourceShape.RESOURCES,
          "node_selector",
          PlacementShape.NODE_SELECTOR,
          "affinity",
          AffinityShape.AFFINITY,
          "tolerations",
          PlacementShape.TOLERATIONS,
          "profile",
          KubernetesNames.subdomain("The profile that decides where and how large."),
          "runtime_class",
          KubernetesNames.subdomain("How containers are run there (Kubernetes)."),
          "priority_class",
          KubernetesNames.subdomain("How important they are (Kubernetes)."),
          "run_as_user",
          id("The number of the user that runs the program; 0 is root."),
          "run_as_group",
          id("The number of the group that runs the program; 0 is root's."),
          "fs_group",
          id("The number of the group that the volumes belong to."),
          "replicas",
          new Whole("How many containers run (default: 1).", 1, MOST_REPLICAS),
          "service_ports",
          ServiceShape.PORTS,
          "service_type",
          Text.of("From where the service can be reached (default: NodePort).")
              .oneOf(ServiceType.words()),
          "service_name",
          KubernetesNames.service("A further name of the service."),
          "image",
          Text.of("The image that a build makes, or that is run instead of the function's.")
              .parsedBy("an image's name", ImageReference::parse),
          "base_image",
          Text.of("The image that a build begins with.")
              .parsedBy("an image's name", ImageReference::parse),
          "instructions",
          new Sequence(
              "What a build does: commands to run, or lines of a Dockerfile that begin with an"
                  + " instruction in capital letters.",
              Text.of("A command, or a line of a Dockerfile.")
                  .parsedBy("an instruction", Instruction::parse),
              false));

  static final Block BLOCK = Block.of("What is done with the function.", FIELDS).inBothCases();

  private TaskShape() {}

  private static Whole id(String description) {
    return new Whole(description, 0, HIGHEST_ID);
  }

  private static Shape envs() {
    Text name =
        Text.of("The name of a variable.")
            .matching(
                "[A-Za-z_.-][A-Za-z0-9_.-]*",
                "letters, digits, `_`, `.` and `-`, the first not a digit");
    Text value = Text.of("Its value.").spelled(Spelling.ANY_SCALAR).orEmpty();
    Text pair =
        Text.of("A variable and its value.")
            .matching("[A-Za-z_.-][A-Za-z0-9_.-]*=[\\s\\S]*", "`NAME=VALUE`");
    Block entry =
        Block.of("A variable and its value.", Fields.of("name", name, "value", value))
            .requiring(Map.of("name", "name: FOO", "value", "value: bar"));
    return new Either(
        "Environment variables of the container.",
        "a map of names and values, or a list",
        List.of(
            new Dictionary("Names and values.", name, value),
            new Sequence(
                "Variables, one after the other.",
                new Either(
                    "A variable and its value.",
                    "`NAME=VALUE`, or a map with `name` and `value`",
                    List.of(pair, entry)),
                false),
            pair));
  }
}
