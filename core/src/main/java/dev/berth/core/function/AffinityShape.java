package dev.berth.core.function;

import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Shape.Block;
import dev.berth.core.yaml.Shape.Dictionary;
import dev.berth.core.yaml.Shape.Sequence;
import dev.berth.core.yaml.Shape.Spelling;
import dev.berth.core.yaml.Shape.Text;
import dev.berth.core.yaml.Shape.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of an affinity (Kubernetes API reference, "Affinity v1 core"). */
final class AffinityShape {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  private static final List<String> SET_OPERATORS =
      List.of("In", "NotIn", "Exists", "DoesNotExist");

  // Made once: they stand in many places, and each start makes this table.
  private static final Block POD_EXPRESSION = expression(SET_OPERATORS);
  private static final Block POD_TERM = podTerm();
  private static final Block NODE_TERM = nodeTerm();

  static final Block AFFINITY =
      block(
          "Near to what, and far from what, the containers shall run (Kubernetes).",
          Map.of(),
          "nodeAffinity",
          block(
              "Which computers.",
              Map.of(),
              REQUIRED,
              block(
                  "What must be so: one of these terms.",
                  Map.of(
                      "nodeSelectorTerms",
                      "nodeSelectorTerms: [{matchExpressions: [{key: gpu, operator: Exists}]}]"),
                  "nodeSelectorTerms",
                  list("The terms.", NODE_TERM)),
              PREFERRED,
              list(
                  "What is better.",
                  preferred(
                      "preference",
                      "preference: {matchExpressions: [{key: gpu, operator: Exists}]}",
                      NODE_TERM))),
          "podAffinity",
          pods("Beside which other containers."),
          "podAntiAffinity",
          pods("Not beside which other containers."));

  private AffinityShape() {}

  private static Block nodeTerm() {
    List<String> operators = new ArrayList<>(SET_OPERATORS);
    operators.addAll(List.of("Gt", "Lt"));
    Block expression = expression(operators);
    return block(
        "A term: all of it must be so.",
        Map.of(),
        "matchExpressions",
        list("About labels.", expression),
        "matchFields",
        list("About fields.", expression));
  }

  private static Block pods(String description) {
    return block(
        description,
        Map.of(),
        REQUIRED,
        list("What must be so: all of it.", POD_TERM),
        PREFERRED,
        list(
            "What is better.",
            preferred(
                "podAffinityTerm",
                "podAffinityTerm: {topologyKey: kubernetes.io/hostname}",
                POD_TERM)));
  }

  private static Block podTerm() {
    Text name = Text.of("A name.");
    return block(
        "A term: which containers, and what beside means.",
        Map.of("topologyKey", "topologyKey: kubernetes.io/hostname"),
        "topologyKey",
        KubernetesNames.key("The label that computers side by side share."),
        "labelSelector",
        selector("Which containers."),
        "namespaceSelector",
        selector("In which namespaces."),
        "namespaces",
        list("In which namespaces, by name.", name),
        "matchLabelKeys",
        list("Labels that must be the same.", name),
        "mismatchLabelKeys",
        list("Labels that must not be the same.", name));
  }

  private static Block selector(String description) {
    return block(
        description,
        Map.of(),
        "matchLabels",
        new Dictionary(
            "Labels and their values.",
            KubernetesNames.key("The key of a label."),
            KubernetesNames.labelValue("Its value.")),
        "matchExpressions",
        list("About labels.", POD_EXPRESSION));
  }

  private static Block expression(List<String> operators) {
    return block(
        "What must be so of one label.",
        Map.of("key", "key: gpu", "operator", "operator: Exists"),
        "key",
        KubernetesNames.key("The key of a label."),
        "operator",
        Text.of("How it is compared.").oneOf(operators),
        "values",
        list("With which values.", Text.of("A value.").spelled(Spelling.ANY_SCALAR).orEmpty()));
  }

  private static Block preferred(String key, String example, Block term) {
    return block(
        "A term, and how much it counts.",
        Map.of("weight", "weight: 1", key, example),
        "weight",
        new Whole("How much it counts, from 1 to 100.", 1, 100),
        key,
        term);
  }

  private static Sequence list(String description, Shape items) {
    return new Sequence(description, items, false);
  }

  private static Block block(
      String description, Map<String, String> required, Object... keysAndShapes) {
    return Block.of(description, Fields.of(keysAndShapes)).requiring(required).inBothCases();
  }
}
