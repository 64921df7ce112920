package dev.berth.cli.command;

import dev.berth.cli.console.Style;
import dev.berth.core.doctor.Finding;
import dev.berth.core.doctor.Finding.State;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the doctor found, one line each, with what to do below what is not as it should be. */
record DoctorReport(List<Finding> findings) {

  void print(PrintWriter out, Style style) {
    int width = findings.stream().mapToInt(finding -> finding.subject().length()).max().orElse(0);
    String gap = "   ";
    int states = State.PROBLEM.name().length();
    for (Finding finding : findings) {
      String state = word(finding) + " ".repeat(states - word(finding).length());
      String subject = finding.subject() + " ".repeat(width - finding.subject().length());
      out.println(
          (finding.state() == State.OK ? state : style.strong(state))
              + gap
              + subject
              + gap
              + finding.text());
      finding
          .remedy()
          .ifPresent(
              remedy -> out.println(" ".repeat(states + width + 2 * gap.length()) + "→ " + remedy));
    }
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("works", findings.stream().noneMatch(Finding::vital));
    json.put("findings", findings.stream().map(DoctorReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("subject", finding.subject());
    json.put("state", word(finding));
    json.put("text", finding.text());
    finding.remedy().ifPresent(remedy -> json.put("remedy", remedy));
    json.put("facts", finding.facts());
    return json;
  }

  private static String word(Finding finding) {
    return finding.state().name().toLowerCase(Locale.ROOT);
  }
}
