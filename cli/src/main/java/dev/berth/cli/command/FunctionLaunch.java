package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Console;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.LaunchProgress;
import dev.berth.cli.option.LaunchOptions;
import dev.berth.cli.option.RunOptions;
import dev.berth.core.function.Action;
import dev.berth.core.run.FunctionRunner;
import dev.berth.core.run.Launch;
import dev.berth.core.run.LaunchWishes;
import dev.berth.core.run.LiveRun;
import dev.berth.core.run.Workload;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts a service or a deployment, and says how it is reached. */
record FunctionLaunch(Services services, RunOptions run, LaunchOptions options, boolean json) {

  /** Starts it, and returns the code to exit with. */
  int start(FunctionRunner runner, Workload workload) throws IOException {
    LaunchWishes wishes =
        new LaunchWishes(
            options.readiness(workload.action(), run.detach()),
            options.awaitsHealth(),
            options.timeout(),
            run.keptAtItsEnd());
    LiveRun live = start(runner, workload, wishes);
    // It may be watched for days, and needs nothing of the store any more.
    services.close();
    print(workload, live);
    return options.attach()
        ? new AttachedRun(runner.runs(), live.id(), services.console(), run.keptAtItsEnd()).watch()
        : 0;
  }

  private LiveRun start(FunctionRunner runner, Workload workload, LaunchWishes wishes)
      throws IOException {
    try (LaunchProgress progress = new LaunchProgress(services.console());
        Launch launch = runner.launch(workload, wishes, progress)) {
      return new BreakOff(services.console(), launch::close).during(launch::start);
    }
  }

  private void print(Workload workload, LiveRun live) {
    Console console = services.console();
    String id = live.id().toString();
    if (json) {
      console.out().println(Json.write(json(workload, live)));
    } else if (workload.action() == Action.SERVE && !live.urls().isEmpty()) {
      live.urls().forEach(console.out()::println);
    } else {
      console.out().println(id);
    }
    console.out().flush();
    boolean reachedInside = !live.inside().isEmpty();
    if (reachedInside) {
      console.note(
          "Containers in the network `%s` reach it at %s"
              .formatted(live.network().orElseThrow(), String.join(", ", live.inside())));
    }
    if (!options.attach()) {
      console.note(
          "See what it writes with `berth runs logs -f %s`, end it with `berth runs stop %s`"
              .formatted(id, id));
    }
  }

  private static Map<String, Object> json(Workload workload, LiveRun live) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", live.id().toString());
    json.put("function", workload.function());
    json.put("action", workload.action().word());
    json.put("urls", live.urls());
    List<Map<String, Object>> replicas =
        live.replicas().stream()
            .map(
                replica -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("replica", replica.number());
                  one.put("container", replica.container());
                  one.put("urls", replica.urls());
                  return one;
                })
            .toList();
    json.put("replicas", replicas);
    live.network().ifPresent(network -> json.put("network", network));
    json.put("names", live.names());
    return json;
  }
}
