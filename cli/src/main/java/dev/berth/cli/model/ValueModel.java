package dev.berth.cli.model;

import dev.berth.cli.option.PlainName;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.capture.CaptureSource;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.RuntimeName;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;

/**
 * The value of an option, or an argument.
 *
 * @param label as help shows it: {@code OS/ARCH}
 * @param candidates what a shell can offer for it
 * @param words the words, where they are what it can offer
 */
public record ValueModel(String label, Candidates candidates, List<String> words) {

  public ValueModel {
    words = List.copyOf(words);
  }

  static ValueModel of(ArgSpec argument) {
    List<String> words = words(argument);
    return new ValueModel(
        argument.paramLabel(), words.isEmpty() ? candidates(argument) : Candidates.WORDS, words);
  }

  private static List<String> words(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(words::add);
    } else if (isOf(Platform.class, argument)) {
      Platform.SUPPORTED.forEach(platform -> words.add(platform.toString()));
    }
    return words;
  }

  private static Candidates candidates(ArgSpec argument) {
    Optional<Completes> declared =
        declaredAt(argument.userObject()).or(() -> declaredAt(argument.auxiliaryTypes()[0]));
    if (declared.isPresent()) {
      return declared.get().value();
    }
    if (isOf(RuntimeName.class, argument) || isOf(PlainName.class, argument)) {
      return Candidates.RUNTIMES;
    }
    if (isOf(RuntimeTarget.class, argument)) {
      return Candidates.RUNTIMES_OR_PATHS;
    }
    if (isOf(ImageLocation.class, argument)) {
      return Candidates.LOCATIONS;
    }
    if (isOf(CaptureSource.class, argument)) {
      return Candidates.ENVIRONMENTS;
    }
    if (isOf(Path.class, argument)) {
      return argument.paramLabel().equals("DIR") ? Candidates.FOLDERS : Candidates.PATHS;
    }
    return Candidates.NOTHING;
  }

  private static Optional<Completes> declaredAt(Object place) {
    return place instanceof AnnotatedElement element
        ? Optional.ofNullable(element.getAnnotation(Completes.class))
        : Optional.empty();
  }

  /** Also as an element of a list, and as what may be there or not. */
  private static boolean isOf(Class<?> type, ArgSpec argument) {
    return argument.auxiliaryTypes()[0].equals(type) || argument.typeInfo().getType().equals(type);
  }
}
