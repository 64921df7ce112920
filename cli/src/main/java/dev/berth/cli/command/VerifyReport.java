package dev.berth.cli.command;

import dev.berth.cli.console.Table;
import dev.berth.core.verify.Difference;
import dev.berth.core.verify.Verification;
import dev.berth.core.version.VersionView;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What was compared with what, and how they differ, for people and for programs. */
record VerifyReport(VersionView version, List<Verification> done) {

  /** More than this nobody reads; programs get them all. */
  private static final int MOST_SHOWN = 20;

  private static final Pattern HEX = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");

  void print(PrintWriter out) {
    out.println(version.shortName());
    out.println();
    Table table = new Table("VERIFIED", "AGAINST", "PACKAGES", "FILES", "RESULT");
    for (Verification one : done) {
      table.row(
          one.subject(),
          one.against(),
          Integer.toString(one.packages()),
          Integer.toString(one.files()),
          result(one));
    }
    table.print(out);
    for (Verification one : done) {
      if (!one.isSame() || !one.remarks().isEmpty()) {
        out.println();
        out.println(one.subject() + " against " + one.against() + ":");
        one.differences().stream()
            .limit(MOST_SHOWN)
            .forEach(difference -> out.println("  " + shown(difference.text())));
        if (one.differences().size() > MOST_SHOWN) {
          int more = one.differences().size() - MOST_SHOWN;
          out.println("  and " + more + " more: `--format json` has them all");
        }
        one.remarks().forEach(remark -> out.println("  " + remark));
      }
    }
  }

  private static String shown(String text) {
    return HEX.matcher(text).replaceAll("$1…");
  }

  private static String result(Verification one) {
    int count = one.differences().size();
    return count == 0 ? "the same" : count == 1 ? "1 difference" : count + " differences";
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", version.spec().name());
    json.put("version", version.version().toString());
    json.put("same", done.stream().allMatch(Verification::isSame));
    json.put("verified", done.stream().map(VerifyReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(Verification one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("subject", one.subject());
    json.put("against", one.against());
    json.put("packages", one.packages());
    json.put("files", one.files());
    json.put("same", one.isSame());
    json.put("differences", one.differences().stream().map(VerifyReport::json).toList());
    json.put("remarks", one.remarks());
    return json;
  }

  private static Map<String, Object> json(Difference difference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", difference.kind().word());
    json.put("subject", difference.subject());
    difference.owner().ifPresent(owner -> json.put("owner", owner));
    difference.expected().ifPresent(expected -> json.put("expected", expected));
    difference.found().ifPresent(found -> json.put("found", found));
    return json;
  }
}
