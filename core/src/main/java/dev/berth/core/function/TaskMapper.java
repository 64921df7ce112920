package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.ListValue;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.TextValue;
import java.util.HashSet;
import java.util.Set;

/** Keeps what a task, a profile, or an option that speaks of one, says. */
final class TaskMapper {

  private final MapValue values;
  private final Level level;

  TaskMapper(MapValue values, Level level) {
    this.values = values;
    this.level = level;
  }

  void map() {
    values.find("envs").ifPresent(this::envs);
    values.list("secrets").ifPresent(this::secrets);
    values.list("volumes").ifPresent(list -> new VolumeMapper(level).map(list));
    values.map("resources").ifPresent(map -> new ResourceMapper(level).map(map));
    new PlacementMapper(values, level).map();
    text(Keys.PROFILE);
    text(Keys.RUNTIME_CLASS);
    text(Keys.PRIORITY_CLASS);
    number(Keys.RUN_AS_USER);
    number(Keys.RUN_AS_GROUP);
    number(Keys.FS_GROUP);
    number(Keys.REPLICAS);
    values.list("service_ports").ifPresent(list -> new PortMapper(level).map(list));
    values
        .text(Keys.SERVICE_TYPE.name())
        .ifPresent(type -> level.put(Keys.SERVICE_TYPE, ServiceType.of(type.text()), type));
    text(Keys.SERVICE_NAME);
    image("image", level.action() == Action.BUILD ? Keys.TARGET : Keys.IMAGE);
    image("base_image", Keys.BASE_IMAGE);
    values
        .list(Keys.INSTRUCTIONS.name())
        .ifPresent(list -> level.put(Keys.INSTRUCTIONS, instructions(list), list));
    values
        .list(Keys.ARGS.name())
        .ifPresent(list -> level.put(Keys.ARGS, new Words(list.strings()), list));
  }

  private static Instructions instructions(ListValue list) {
    return new Instructions(list.strings().stream().map(Instruction::parse).toList());
  }

  private void text(Key<String> key) {
    values.text(key.name()).ifPresent(value -> level.put(key, value.text(), value));
  }

  private void number(Key<Long> key) {
    values.number(key.name()).ifPresent(value -> level.put(key, value.number(), value));
  }

  private void image(String name, Key<ImageReference> key) {
    values.text(name).ifPresent(image -> level.put(key, ImageReference.parse(image.text()), image));
  }

  private void envs(Value envs) {
    Set<String> names = new HashSet<>();
    if (envs instanceof TextValue pair) {
      pair(pair, names);
    } else if (envs instanceof MapValue map) {
      map.entries().forEach((name, value) -> env(name, (TextValue) value, names, value));
    } else {
      for (Value item : ((ListValue) envs).items()) {
        if (item instanceof TextValue pair) {
          pair(pair, names);
        } else {
          MapValue entry = (MapValue) item;
          entry
              .text("name")
              .ifPresent(
                  name ->
                      entry
                          .text("value")
                          .ifPresent(value -> env(name.text(), value, names, entry)));
        }
      }
    }
  }

  private void pair(TextValue pair, Set<String> names) {
    int equals = pair.text().indexOf('=');
    env(
        pair.text().substring(0, equals),
        new TextValue(pair.text().substring(equals + 1), pair.where()),
        names,
        pair);
  }

  private void env(String name, TextValue value, Set<String> names, Value from) {
    if (names.add(name)) {
      level.put(Keys.ENVS.named(name), value.text(), from);
    } else {
      level.report(Problem.of("the variable `" + name + "` stands twice"), from);
    }
  }

  private void secrets(ListValue list) {
    for (TextValue secret : list.texts()) {
      level.put(Keys.SECRETS.named(secret.text()), secret.text(), secret);
    }
  }
}
