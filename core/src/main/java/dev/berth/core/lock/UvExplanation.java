package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.io.Addresses;
import dev.berth.core.python.PackageName;
import dev.berth.core.spec.Dependency.Located;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What uv says when it finds no answer, in our words where we know the case, else in its own. */
final class UvExplanation {

  private static final String NAME = "([A-Za-z0-9][A-Za-z0-9._-]*)(?:\\[[^\\]]*\\])?";
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "\\b" + NAME + " was not found in the (?:package registry|provided package locations)");
  private static final Pattern NO_WHEELS =
      Pattern.compile("\\b" + NAME + "((?:[=<>!~]=?|===)\\S*)? (?:has|have) no (?:usable )?wheels");
  private static final Pattern FETCH =
      Pattern.compile("(?i)failed to fetch|error sending request|request failed");
  private static final Pattern BOXES = Pattern.compile("[×╰─▶│├⋮]+");

  private final PackageRequest request;
  private final List<String> causes;

  UvExplanation(PackageRequest request, String said) {
    this.request = request;
    this.causes = causes(Addresses.masked(said));
  }

  /** One sentence each; what is about our own options is left out. */
  static List<String> causes(String said) {
    List<String> causes = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : said.lines().toList()) {
      String content = BOXES.matcher(line).replaceAll(" ").strip();
      if (content.startsWith("hint:")) {
        break;
      }
      if (content.contains("No solution found when resolving")) {
        continue;
      }
      boolean starts = line.startsWith("error:") || content.startsWith("cause:");
      if (starts || content.startsWith("And because") || content.startsWith("warning:")) {
        flush(causes, current);
      }
      current.append(' ').append(content.replaceFirst("^(?:error|cause):\\s*", ""));
    }
    flush(causes, current);
    causes.removeIf(cause -> cause.startsWith("warning:"));
    return causes;
  }

  private static void flush(List<String> causes, StringBuilder current) {
    String text = current.toString().strip().replaceAll("\\s+", " ").replaceFirst("\\.$", "");
    if (!text.isEmpty()) {
      causes.add(text);
    }
    current.setLength(0);
  }

  /**
   * The failure, with what the index knows about it.
   *
   * @param exitCode 1 when there is no answer, another one when uv could not look for one
   */
  BerthException translate(int exitCode, PackageIndex index) throws IOException {
    String all = String.join(" ", causes);
    if (FETCH.matcher(all).find()) {
      return ResolutionException.unreachable(causes);
    }
    if (exitCode != 1 || causes.isEmpty()) {
      return ResolutionException.failed("uv", causes);
    }
    if (request.offline()) {
      return ResolutionException.offline(causes);
    }
    Matcher unknown = UNKNOWN.matcher(all);
    if (unknown.find()) {
      return new UnavailablePackage(request, PackageName.parse(unknown.group(1))).unknown();
    }
    Matcher noWheels = NO_WHEELS.matcher(all);
    if (noWheels.find()) {
      return new UnavailablePackage(request, PackageName.parse(noWheels.group(1)))
          .explain(index, causes);
    }
    return ResolutionException.contradiction(request, causes, blamed(all));
  }

  /** The first requirement of runtime.yaml that the explanation names. */
  private Optional<SourceExcerpt> blamed(String explanation) {
    return request.requirements().stream()
        .filter(
            located ->
                Pattern.compile(
                        "\\byou require "
                            + Pattern.quote(PackageRequest.nameOf(located).toString())
                            + "\\b")
                    .matcher(explanation)
                    .find())
        .map(Located::position)
        .findFirst();
  }
}
