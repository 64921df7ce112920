package dev.berth.core.function;

import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.Shape.Block;
import dev.berth.core.yaml.Shape.Text;
import dev.berth.core.yaml.Wording;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of a function's source code. */
final class SourceShape {

  private static final List<String> SCHEMES =
      List.of(
          "git+https",
          "git+http",
          "git+ssh",
          "https",
          "http",
          "zip+https",
          "zip+http",
          "s3",
          "zip+s3",
          "store",
          "hf",
          "oci");

  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,30})://([^/]*)(.*)", Pattern.DOTALL);

  static final Text SOURCE =
      Text.of(
              "Where the source code is: a file, folder or zip archive, relative to this file, or"
                  + " an address such as git+https://example.org/repository#branch.")
          .checkedBy(SourceShape::address);

  static final Text CODE = Text.of("The source code itself.");

  static final Text BASE64 =
      Text.of("The source code itself, in Base64.").checkedBy(SourceShape::base64);

  static final Text HANDLER = Text.of("Where the source code is entered.");

  static final Text LANG =
      Text.of("The language of the source code.").oneOf(SourceLanguage.words());

  static final Block BLOCK =
      Block.of(
              "The source code, with all that is about it in one place.",
              Fields.of(
                  "source", SOURCE, "code", CODE, "base64", BASE64, "handler", HANDLER, "lang",
                  LANG))
          .notEmpty();

  private SourceShape() {}

  /** Whether the source is somewhere else than on this computer. */
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  private static Optional<Mistake> address(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      return Optional.of(
          Mistake.of("no source can be fetched by `" + scheme + "`")
              .because("expected " + Wording.oneOf(SCHEMES)));
    }
    return matcher.group(2).contains(":") && matcher.group(2).contains("@")
        ? Optional.of(
            Mistake.of("an address here cannot hold a password")
                .because("the file is made to be shared"))
        : Optional.empty();
  }

  private static Optional<Mistake> base64(String text) {
    try {
      Base64.getDecoder().decode(text.replaceAll("\\s", ""));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          Mistake.of("not Base64")
              .because("it has other characters, or does not end as it should"));
    }
  }
}
