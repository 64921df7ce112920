package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.ListValue;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.NumberValue;
import dev.berth.core.yaml.Value.TextValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the ports of a service. */
final class PortMapper {

  private final Level level;

  PortMapper(Level level) {
    this.level = level;
  }

  void map(ListValue list) {
    List<ServicePort> ports = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Value item : list.items()) {
      Optional<ServicePort> port =
          item instanceof TextValue text
              ? Optional.of(ServicePort.parse(text.text()))
              : port((MapValue) item);
      port.ifPresent(
          found -> {
            if (known.add(found.port() + "/" + found.protocol())) {
              ports.add(found);
            } else {
              level.report(Problem.of("the port `" + found.port() + "` stands twice"), item);
            }
          });
    }
    level.put(Keys.SERVICE_PORTS, new ServicePorts(ports), list);
  }

  private static Optional<ServicePort> port(MapValue entry) {
    return number(entry, "port")
        .map(
            port ->
                new ServicePort(
                    port,
                    number(entry, "target_port").orElse(port),
                    entry.string("protocol").orElse(ServicePort.TCP),
                    entry.string("name"),
                    number(entry, "node_port")));
  }

  private static Optional<Integer> number(MapValue entry, String key) {
    return entry.number(key).map(NumberValue::number).map(Math::toIntExact);
  }
}
