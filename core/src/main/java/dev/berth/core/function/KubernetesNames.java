package dev.berth.core.function;

import dev.berth.core.Suggestion;
import dev.berth.core.yaml.Shape;
import java.util.List;

/** Texts that Kubernetes takes for names ("Object Names and IDs", "Labels and Selectors"). */
final class KubernetesNames {

  /** RFC 1035: what a service is called. */
  private static final String SERVICE = "[a-z]([a-z0-9-]{0,61}[a-z0-9])?";

  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final String SUBDOMAIN = "(?=.{1,253}$)" + LABEL + "(\\." + LABEL + "){0,126}";
  private static final String PART = "[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?";

  /** A label's key: a name, with a domain before it or not. */
  private static final String KEY =
      "((?=[^/]{1,253}/)" + LABEL + "(\\." + LABEL + "){0,126}/)?" + PART;

  private static final String RESOURCE =
      "cpu|mem|memory|gpu|ephemeral-storage|hugepages-[0-9A-Za-z]{1,10}"
          + "|(?=[^/]{1,253}/)"
          + LABEL
          + "(\\."
          + LABEL
          + "){0,126}/"
          + PART;

  private KubernetesNames() {}

  static Shape.Text service(String description) {
    return Shape.Text.of(description)
        .matching(
            SERVICE,
            "at most 63 small letters, digits or `-`, the first a letter, the last not a `-`");
  }

  static Shape.Text subdomain(String description) {
    return Shape.Text.of(description)
        .matching(SUBDOMAIN, "small letters, digits, `-` and `.`, such as `high-priority`");
  }

  static Shape.Text key(String description) {
    return Shape.Text.of(description)
        .matching(KEY, "a label's key such as `gpu` or `kubernetes.io/arch`");
  }

  static Shape.Text labelValue(String description) {
    return Shape.Text.of(description)
        .spelled(Shape.Spelling.ANY_SCALAR)
        .matching(
            "(" + PART + ")?", "at most 63 letters, digits, `-`, `_` and `.`, such as `amd64`");
  }

  static Shape.Text resource(String description) {
    return Shape.Text.of(description)
        .matching(
            RESOURCE,
            "`cpu`, `memory`, `gpu`, `ephemeral-storage`, or a device such as `nvidia.com/gpu`")
        .advising(
            text ->
                Suggestion.nearest(text, List.of("cpu", "memory", "gpu", "ephemeral-storage"))
                    .map(nearest -> "did you mean `" + nearest + "`?"));
  }
}
