package dev.berth.core.function;

import java.util.EnumSet;
import java.util.Set;

/**
 * One value that a function or task may have.
 *
 * @param name its name in files; one value of a group is {@code envs.FOO}
 * @param type what it is in Java
 * @param replaces the name of what it stands for instead, so that both cannot count; else empty
 * @param actions for which it means something
 */
record Key<T>(String name, Class<T> type, String replaces, Set<Action> actions) {

  static <T> Key<T> of(String name, Class<T> type) {
    return new Key<>(name, type, "", EnumSet.allOf(Action.class));
  }

  Key<T> only(Action first, Action... others) {
    return new Key<>(name, type, replaces, Set.copyOf(EnumSet.of(first, others)));
  }

  Key<T> insteadOf(String other) {
    return new Key<>(name, type, other, actions);
  }

  /** Many values of this kind, each with a name, which are merged one by one. */
  Key<T> named(String part) {
    return new Key<>(name + "." + part, type, replaces, actions);
  }
}
