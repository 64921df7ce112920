package dev.berth.core.function;

import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Shape.Block;
import dev.berth.core.yaml.Shape.Dictionary;
import dev.berth.core.yaml.Shape.Either;
import dev.berth.core.yaml.Shape.Sequence;
import dev.berth.core.yaml.Shape.Text;
import dev.berth.core.yaml.Shape.Whole;
import java.util.List;
import java.util.Map;

/** The table of where something may run. */
final class PlacementShape {

  static final Shape NODE_SELECTOR =
      new Either(
          "Labels that the computer must have.",
          "a map of keys and values, or a list of maps with `key` and `value`",
          List.of(
              new Dictionary(
                  "Keys and values.",
                  KubernetesNames.key("The key of a label."),
                  KubernetesNames.labelValue("Its value.")),
              new Sequence(
                  "Labels, one after the other.",
                  Block.of(
                          "A label.",
                          Fields.of(
                              "key", KubernetesNames.key("The key of a label."),
                              "value", KubernetesNames.labelValue("Its value.")))
                      .requiring(Map.of("key", "key: kubernetes.io/arch", "value", "value: amd64")),
                  false)));

  static final Shape TOLERATIONS =
      new Sequence(
          "Taints of computers that do not keep the containers away.",
          Block.of(
                  "A taint.",
                  Fields.of(
                      "key", KubernetesNames.key("Its key; without it every one."),
                      "operator",
                          Text.of("Whether the value counts (default: Equal).")
                              .oneOf(List.of(TolerationSpec.EXISTS, TolerationSpec.EQUAL)),
                      "value", KubernetesNames.labelValue("Its value."),
                      "effect",
                          Text.of("Its effect; without it every one.")
                              .oneOf(List.of("NoSchedule", "PreferNoSchedule", "NoExecute")),
                      "toleration_seconds",
                          new Whole(
                              "For how many seconds a container stays, with NoExecute.",
                              0,
                              Long.MAX_VALUE)))
              .inBothCases(),
          false);

  private PlacementShape() {}
}
