package dev.berth.cli.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * Where the value of an option or argument goes: a field or a method of a command, or of options
 * that it shares with others. It is written when there is a value: of sixty options a person types
 * two, and the others stay as their fields have them. For one reading of a command line.
 */
public abstract class Binding implements IGetter, ISetter {

  private @Nullable Object value;

  /** Puts the value there. */
  protected abstract void write(@Nullable Object given);

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
      write(given);
    }
    return (T) before;
  }
}
