package dev.berth.cli.command;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * Where the value of an option or argument goes: a field of a command, or of options that it shares
 * with others, or a method. It is looked for when there is a value: of sixty options a person types
 * two, and the others stay as their fields have them. For one reading of a command line.
 */
final class LateMember implements IGetter, ISetter {

  private final Object command;
  private final Optional<Class<?>> parameter;
  private final String[] path;
  private @Nullable Object value;

  private LateMember(Object command, Optional<Class<?>> parameter, String... path) {
    this.command = command;
    this.parameter = parameter;
    this.path = path;
  }

  /**
   * A field.
   *
   * @param path names of fields, from the command to where it is; then its own name
   */
  static LateMember field(Object command, String... path) {
    return new LateMember(command, Optional.empty(), path);
  }

  /**
   * A method.
   *
   * @param parameter what it takes
   * @param path names of fields, from the command to where it is; then its own name
   */
  static LateMember method(Object command, Class<?> parameter, String... path) {
    return new LateMember(command, Optional.of(parameter), path);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T get() {
    return (T) value;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T set(T given) {
    Object before = value;
    // With nothing the library fills in what is there already.
    if (before != null || !Optional.empty().equals(given)) {
      value = given;
      try {
        write(given);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("no member " + String.join(".", path), e);
      }
    }
    return (T) before;
  }

  private void write(@Nullable Object given) throws ReflectiveOperationException {
    Object owner = command;
    for (int i = 0; i < path.length - 1; i++) {
      owner = field(owner, path[i]).get(owner);
    }
    String name = path[path.length - 1];
    if (parameter.isPresent()) {
      Method method = owner.getClass().getDeclaredMethod(name, parameter.get());
      method.setAccessible(true);
      method.invoke(owner, given);
    } else {
      field(owner, name).set(owner, given);
    }
  }

  private static Field field(Object owner, String name) throws NoSuchFieldException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
