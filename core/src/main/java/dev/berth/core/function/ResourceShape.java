package dev.berth.core.function;

import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Shape.Block;
import dev.berth.core.yaml.Shape.Dictionary;
import dev.berth.core.yaml.Shape.Either;
import dev.berth.core.yaml.Shape.Spelling;
import dev.berth.core.yaml.Shape.Text;
import java.util.List;
import java.util.Map;

/** The table of resources, in each of the three ways in which they have been written. */
final class ResourceShape {

  static final Block RESOURCES =
      Block.of(
              "How much of a computer the container gets.",
              Fields.of(
                  "limits", amounts("What it cannot get more of."),
                  "requests", amounts("What must be free for it."),
                  "cpu", resource("Processors"),
                  "mem", resource("Bytes of memory"),
                  "gpu", resource("Graphics processors"),
                  "disk", quantity("The size of a scratch volume of its own.")))
          .spelling(Map.of("memory", "mem"));

  private ResourceShape() {}

  private static Dictionary amounts(String description) {
    return new Dictionary(
        description,
        KubernetesNames.resource("The name of a resource."),
        quantity("How much of it."));
  }

  private static Shape resource(String name) {
    return new Either(
        name + ": as much as is needed and not more, or `requests` and `limits`.",
        Quantity.FORM + ", or a map with `requests` and `limits`",
        List.of(
            quantity(name + ": as much as is needed and not more."),
            Block.of(
                    name + ".",
                    Fields.of(
                        "requests", quantity("How much must be free."),
                        "limits", quantity("How much there is at most.")))
                .notEmpty()));
  }

  /** An amount of something. */
  static Text quantity(String description) {
    return Text.of(description)
        .spelled(Spelling.TEXT_OR_NUMBER)
        .matching(Quantity.REGEX, Quantity.FORM)
        .advising(text -> Quantity.nearest(text).map(nearest -> "did you mean `" + nearest + "`?"))
        .parsedBy("a quantity", Quantity::parse);
  }
}
