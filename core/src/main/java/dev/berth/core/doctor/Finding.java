package dev.berth.core.doctor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param subject one or two words: {@code docker}
 * @param text what is so, in one line
 * @param remedy what to do about it; there is one unless the state is {@link State#OK}
 * @param vital whether Berth cannot work at all as it is
 * @param facts the same for programs: texts, numbers, truth values, and lists and maps of them
 */
public record Finding(
    String subject,
    State state,
    String text,
    Optional<String> remedy,
    boolean vital,
    Map<String, Object> facts) {

  /** How it is. */
  public enum State {
    /** As it should be. */
    OK,
    /** Something is not there that would be of use. */
    NOTE,
    /** Something is there and does not work. */
    PROBLEM
  }

  public Finding {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    if (remedy.isPresent() == (state == State.OK)) {
      throw new IllegalArgumentException("a remedy is for what is not as it should be");
    }
  }

  static Finding ok(String subject, String text) {
    return new Finding(subject, State.OK, text, Optional.empty(), false, Map.of());
  }

  static Finding note(String subject, String text, String remedy) {
    return new Finding(subject, State.NOTE, text, Optional.of(remedy), false, Map.of());
  }

  static Finding problem(String subject, String text, String remedy) {
    return new Finding(subject, State.PROBLEM, text, Optional.of(remedy), false, Map.of());
  }

  /** The same, without which nothing works. */
  Finding asVital() {
    return new Finding(subject, state, text, remedy, true, facts);
  }

  /** The same with one more fact. */
  Finding with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new Finding(subject, state, text, remedy, vital, more);
  }
}
