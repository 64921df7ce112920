package dev.berth.cli.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what completes an option's value or an argument: where it is declared, or for all of a type
 * of ours at that type. Without it, the types say it of which we are not the owner here: {@code
 * RuntimeName} (runtimes), {@code ImageLocation} (locations), {@code CaptureSource} (environments),
 * {@code Platform}, enums and {@code completionCandidates} (words), {@code Path} (folders when its
 * label is {@code DIR}, else paths). Everything else completes to nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface Completes {

  /** What a shell offers. */
  Candidates value();
}
