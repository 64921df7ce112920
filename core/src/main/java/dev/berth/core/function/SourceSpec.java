package dev.berth.core.function;

import java.util.Optional;

/**
 * The source code that goes with a function.
 *
 * @param handler where it is entered: what that means is the image's business
 */
public record SourceSpec(
    Optional<SourceContent> content, Optional<String> handler, Optional<SourceLanguage> language) {

  /** What the file of an inline source is called. */
  public String fileName(SourceContent.Inline inline) {
    return inline.fileName().or(() -> language.map(SourceLanguage::fileName)).orElse("main");
  }
}
