package dev.berth.cli.command;

import dev.berth.core.run.Run;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as programs get it. */
final class RunJson {

  private RunJson() {}

  static Map<String, Object> of(Run run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", run.id().toString());
    json.put("function", run.function());
    run.project().ifPresent(project -> json.put("project", project));
    json.put("action", run.action().word());
    json.put("state", run.state().name());
    json.put("image", run.image());
    run.created().ifPresent(time -> json.put("created", time(time)));
    json.put("replicas", run.replicas().stream().map(RunJson::of).toList());
    return json;
  }

  private static Map<String, Object> of(Run.Replica replica) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("replica", replica.number());
    json.put("container", replica.name());
    json.put("state", replica.state().name());
    json.put("command", replica.command());
    replica.exitCode().ifPresent(code -> json.put("exitCode", code));
    replica.why().ifPresent(why -> json.put("why", why));
    replica.started().ifPresent(time -> json.put("started", time(time)));
    replica.finished().ifPresent(time -> json.put("finished", time(time)));
    json.put("ports", replica.ports());
    return json;
  }

  /** To whole seconds: nobody reads more. */
  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** One for each replica that has ended, unless they are the same. */
  static String exitCodes(Run run) {
    return run.replicas().stream()
        .flatMap(replica -> replica.exitCode().stream())
        .distinct()
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }
}
