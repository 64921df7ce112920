package dev.berth.core.function;

import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.Shape;
import dev.berth.core.yaml.Shape.Block;
import dev.berth.core.yaml.Shape.Either;
import dev.berth.core.yaml.Shape.Sequence;
import dev.berth.core.yaml.Shape.Spelling;
import dev.berth.core.yaml.Shape.Text;
import dev.berth.core.yaml.Shape.Whole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table of a service's ports. */
final class ServiceShape {

  private static final int HIGHEST_PORT = 65535;
  private static final Pattern NOT_A_NUMBER = Pattern.compile("[:/]");

  static final Shape PORTS =
      new Sequence(
          "The ports on which the service is reached: each a map, or a text such as 8080:80 with"
              + " the service's port first and the container's behind it.",
          new Either(
              "A port of the service.",
              "a port such as `8080` or `8080:80`, or a map with `port` and `target_port`",
              List.of(text(), block())),
          true);

  private ServiceShape() {}

  private static Text text() {
    return Text.of("The service's port, and the container's behind `:` if it is another.")
        .spelled(Spelling.TEXT_OR_NUMBER)
        .matching(
            "[0-9]{1,5}(:[0-9]{1,5})?(/(tcp|udp|sctp))?",
            "a port such as `8080`, `8080:80` or `53:5353/udp`")
        .checkedBy(ServiceShape::ports);
  }

  private static Block block() {
    return Block.of(
            "A port of the service.",
            Fields.of(
                "port", port("The port of the service."),
                "target_port", port("The port on which the container listens (default: the same)."),
                "node_port", port("The port of the computer that runs it, if it matters."),
                "protocol",
                    Text.of("The protocol (default: TCP).")
                        .oneOf(List.of(ServicePort.TCP, "UDP", "SCTP")),
                "name",
                    Text.of("The name of the port.")
                        .matching(
                            "(?=[0-9-]*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?",
                            "at most 15 small letters, digits and `-`, with a letter")))
        .requiring(Map.of("port", "port: 80"))
        .inBothCases();
  }

  private static Whole port(String description) {
    return new Whole(description, 1, HIGHEST_PORT);
  }

  private static Optional<Mistake> ports(String text) {
    for (String part : NOT_A_NUMBER.split(text)) {
      if (Character.isDigit(part.charAt(0))
          && (Integer.parseInt(part) < 1 || Integer.parseInt(part) > HIGHEST_PORT)) {
        return Optional.of(
            Mistake.of("not a port: `" + part + "`").because("expected 1 to " + HIGHEST_PORT));
      }
    }
    return Optional.empty();
  }
}
