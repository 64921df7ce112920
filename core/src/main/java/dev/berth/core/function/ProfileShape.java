package dev.berth.core.function;

import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Shape.Block;
import dev.berth.core.yaml.Shape.Opaque;
import dev.berth.core.yaml.Shape.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a profile's file. */
final class ProfileShape {

  /** The first document. */
  static final Block PROFILE =
      Block.of(
              "What an administrator decides about where and how large something runs.",
              Fields.joined(
                  Fields.of(
                      "id", KubernetesNames.subdomain("What the profile is called in a task."),
                      "name", Text.of("What people call it."),
                      "description", Text.of("What it is for.").orEmpty(),
                      "envs", TaskShape.ENVS,
                      "secrets", TaskShape.SECRETS,
                      "image_pull_policy",
                          Text.of("When images are fetched from their registry.")
                              .oneOf(PullPolicy.words())),
                  fromTask(
                      "resources",
                      "volumes",
                      "node_selector",
                      "affinity",
                      "tolerations",
                      "runtime_class",
                      "priority_class")))
          .requiring(Map.of("id", "id: my-profile"))
          .inBothCases();

  /** Every further document. */
  static final Block TEMPLATE =
      Block.of(
              "An object of Kubernetes to begin with.",
              Fields.of(
                  "kind",
                  Text.of("What it is.").oneOf(List.of("Job", "Deployment", "Service", "CronJob")),
                  "apiVersion",
                  Text.of("The version of its kind."),
                  "metadata",
                  new Opaque("Its name, labels and annotations."),
                  "spec",
                  new Opaque("What it says.")))
          .requiring(Map.of("kind", "kind: Job"));

  private ProfileShape() {}

  private static Map<String, Shape> fromTask(String... keys) {
    Map<String, Shape> fields = new LinkedHashMap<>();
    for (String key : keys) {
      fields.put(key, TaskShape.FIELDS.get(key));
    }
    return fields;
  }
}
