package dev.berth.cli.command;

import dev.berth.cli.option.AddressText;
import dev.berth.cli.option.Age;
import dev.berth.cli.option.BuildTag;
import dev.berth.cli.option.GpuText;
import dev.berth.cli.option.NamePattern;
import dev.berth.cli.option.PlainName;
import dev.berth.cli.option.QuantityText;
import dev.berth.cli.option.ReadinessText;
import dev.berth.cli.option.RunOptions;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.cli.option.SecretText;
import dev.berth.core.capture.CaptureSource;
import dev.berth.core.function.TaskOptions.Assignment;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.store.RuntimeName;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads values of our own types. A switch, since every start goes through here and most have no
 * such value: on Java 17 a lambda for each takes a twentieth of the time until a job starts.
 *
 * @param type one of {@link #TYPES}
 */
record TypedValue(Class<?> type) implements ITypeConverter<Object> {

  static final List<Class<?>> TYPES =
      List.of(
          RuntimeName.class,
          RuntimeTarget.class,
          PlainName.class,
          NamePattern.class,
          BuildTag.class,
          Platform.class,
          ImageReference.class,
          ImageLocation.class,
          Age.class,
          PackageName.class,
          RunOptions.Period.class,
          AddressText.class,
          ReadinessText.class,
          Assignment.class,
          GpuText.class,
          QuantityText.class,
          SecretText.class,
          CaptureSource.class);

  /** Lets the library read all of them so. */
  @SuppressWarnings("unchecked")
  static void registerAll(CommandLine root) {
    for (Class<?> type : TYPES) {
      root.registerConverter((Class<Object>) type, new TypedValue(type));
    }
  }

  /** The core's own words say what is wrong with a value. */
  @Override
  public Object convert(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private Object parse(String text) {
    return switch (type.getSimpleName()) {
      case "RuntimeName" -> RuntimeName.parse(text);
      case "RuntimeTarget" -> RuntimeTarget.parse(text);
      case "PlainName" -> PlainName.parse(text);
      case "NamePattern" -> new NamePattern(text);
      case "BuildTag" -> BuildTag.parse(text);
      case "Platform" -> Platform.parse(text);
      case "ImageReference" -> ImageReference.parse(text);
      case "ImageLocation" -> ImageLocation.parse(text);
      case "Age" -> Age.parse(text);
      case "PackageName" -> PackageName.parse(text);
      case "Period" -> RunOptions.Period.parse(text);
      case "AddressText" -> AddressText.parse(text);
      case "ReadinessText" -> ReadinessText.parse(text);
      case "Assignment" -> Assignment.set(text);
      case "GpuText" -> GpuText.parse(text);
      case "QuantityText" -> QuantityText.parse(text);
      case "SecretText" -> SecretText.parse(text);
      case "CaptureSource" -> CaptureSource.parse(text);
      default -> throw new IllegalStateException("nothing reads " + type);
    };
  }
}
