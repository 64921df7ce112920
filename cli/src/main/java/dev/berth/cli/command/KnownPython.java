package dev.berth.cli.command;

import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeTemplate;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The versions of Python that a new runtime.yaml can ask for. */
final class KnownPython implements ITypeConverter<PythonVersion>, Iterable<String> {

  @Override
  public PythonVersion convert(String text) {
    Optional<PythonVersion> known =
        RuntimeTemplate.pythons().stream()
            .filter(python -> python.toString().equals(text))
            .findFirst();
    return known.orElseThrow(() -> new TypeConversionException("not one of those there are"));
  }

  @Override
  public Iterator<String> iterator() {
    return RuntimeTemplate.pythons().stream().map(PythonVersion::toString).iterator();
  }
}
