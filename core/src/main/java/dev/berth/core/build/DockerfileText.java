package dev.berth.core.build;

import dev.berth.core.layer.RuntimeLayout;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.lock.UserStep;
import dev.berth.core.oci.ExecutionConfig;
import dev.berth.core.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A Dockerfile, as both of Docker's builders and podman's take it (Dockerfile reference). Python's
 * packages are installed in a stage of their own, whose pip and wheels do not come along.
 */
final class DockerfileText {

  /** By which a Dockerfile is known to be ours. */
  static final String FIRST_LINE = "# Made by `berth runtime dockerize`";

  private static final String PYTHON = RuntimeLayout.PREFIX + "/bin/python";

  private static final String APT_INSTALL =
      " && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends";

  /** Continued lines, exec forms, options of BuildKit, here-documents. */
  private static final Pattern MORE_THAN_A_LINE =
      Pattern.compile("^\\s*(\\[|--|#)|[\r\n]|<<|\\\\\\s*$");

  /** What {@code venv} brings along. */
  private static final List<String> INSTALLERS = List.of("pip", "setuptools");

  private final ImagePlan plan;
  private final DockerfileBase base;
  private final PinnedRequirements requirements;
  private final List<DockerfileFiles> files;
  private final List<String> lines = new ArrayList<>();

  DockerfileText(
      ImagePlan plan,
      DockerfileBase base,
      PinnedRequirements requirements,
      List<DockerfileFiles> files) {
    this.plan = plan;
    this.base = base;
    this.requirements = requirements;
    this.files = files;
  }

  String write() {
    lines.add(
        "%s of `%s@%s` for %s"
            .formatted(
                FIRST_LINE,
                plan.request().spec().name(),
                plan.version().shortHex(),
                plan.request().platform()));
    base();
    packages();
    lines.add("");
    lines.add("FROM base");
    lines.add("COPY --from=packages %s %s".formatted(RuntimeLayout.PREFIX, RuntimeLayout.PREFIX));
    variables();
    lines.add("WORKDIR " + plan.execution().workdir());
    steps();
    execution();
    return String.join("\n", lines) + "\n";
  }

  private void base() {
    lines.add("");
    lines.add("# " + base.note());
    lines.add("FROM " + base.from() + " AS base");
    lines.add("USER root");
    List<LockedOsPackage> all = plan.locked().osPackages();
    if (all.isEmpty()) {
      return;
    }
    lines.add(
        "# An archive has each package in its newest versions only: when one of these is gone,");
    lines.add("# `berth runtime lock --upgrade` finds those that are there.");
    lines.add("RUN apt-get update \\");
    lines.add(APT_INSTALL + " --allow-downgrades \\");
    all.stream()
        .map(DockerfileText::pinned)
        .sorted()
        .forEach(name -> lines.add("      " + name + " \\"));
    lines.add(" && rm -rf /var/lib/apt/lists/*");
  }

  private static String pinned(LockedOsPackage one) {
    return one.name() + "=" + one.version();
  }

  private void packages() {
    lines.add("");
    lines.add("FROM base AS packages");
    String python = plan.locked().python().executable();
    venvPackage()
        .ifPresent(
            name -> {
              lines.add("RUN apt-get update \\");
              lines.add(APT_INSTALL + " " + name);
            });
    if (requirements.isEmpty()) {
      lines.add("RUN " + python + " -m venv --without-pip " + RuntimeLayout.PREFIX);
      return;
    }
    lines.add("WORKDIR /tmp/packages");
    lines.add("COPY requirements.txt ./");
    if (!requirements.vendored().isEmpty()) {
      lines.add("COPY wheels/ ./wheels/");
    }
    List<String> unwanted =
        INSTALLERS.stream().filter(name -> !requirements.names().contains(name)).toList();
    lines.add("RUN " + python + " -m venv " + RuntimeLayout.PREFIX + " \\");
    lines.add(
        " && "
            + PYTHON
            + " -m pip install --no-cache-dir --no-deps --only-binary :all: --require-hashes \\");
    lines.add("      -r requirements.txt" + (unwanted.isEmpty() ? "" : " \\"));
    if (!unwanted.isEmpty()) {
      lines.add(" && " + PYTHON + " -m pip uninstall -y " + String.join(" ", unwanted));
    }
  }

  /** Debian has what makes environments with pip in a package of its own, beside its Python. */
  private Optional<String> venvPackage() {
    String name = "python" + plan.locked().python().version();
    return plan.locked().osPackages().stream()
        .filter(one -> one.name().equals(name) && !requirements.isEmpty())
        .map(one -> name + "-venv=" + one.version())
        .findFirst();
  }

  /** Files, and commands, which run as root as all before them. */
  private void steps() {
    Iterator<DockerfileFiles> groups = files.iterator();
    boolean asks = true;
    for (UserStep step : plan.steps()) {
      if (step instanceof UserStep.Files) {
        lines.addAll(groups.next().lines());
      } else {
        if (asks) {
          lines.add("ARG DEBIAN_FRONTEND=noninteractive");
          asks = false;
        }
        lines.add("RUN " + command(((UserStep.Command) step).line().value()));
      }
    }
  }

  /** As a list of words where a Dockerfile would take it for something else than one command. */
  private String command(String text) {
    if (!MORE_THAN_A_LINE.matcher(text).find()) {
      return text;
    }
    List<String> words = new ArrayList<>(plan.commands().shell());
    words.add(text);
    return words(words);
  }

  private void variables() {
    ExecutionConfig before = plan.base().config().execution();
    ExecutionConfig now = plan.execution().toConfig(Map.of());
    Map<String, String> variables = new LinkedHashMap<>(now.variables());
    before.variables().forEach(variables::remove);
    if (!plan.request().spec().environment().variables().containsKey("PATH")) {
      // The base that is there on the day may have another.
      variables.remove("PATH");
      lines.add("ENV PATH=\"" + RuntimeLayout.PREFIX + "/bin:$PATH\"");
    }
    variables.forEach((name, value) -> lines.add("ENV " + assignment("variable", name, value)));
  }

  private void execution() {
    ExecutionConfig before = plan.base().config().execution();
    ExecutionConfig now = plan.execution().toConfig(Map.of());
    Map<String, String> labels = new TreeMap<>(now.labels());
    before.labels().forEach(labels::remove);
    labels.put("org.opencontainers.image.title", plan.request().spec().name());
    labels.forEach((name, value) -> lines.add("LABEL " + assignment("label", quoted(name), value)));
    SortedSet<String> ports = new TreeSet<>(now.exposedPorts());
    ports.removeAll(before.exposedPorts());
    ports.forEach(port -> lines.add("EXPOSE " + port));
    now.user().filter(user -> !user.isEmpty()).ifPresent(user -> lines.add("USER " + user));
    if (!now.entrypoint().isEmpty()) {
      lines.add("ENTRYPOINT " + words(now.entrypoint()));
    }
    if (!now.command().isEmpty()) {
      lines.add("CMD " + words(now.command()));
    }
  }

  private static String assignment(String what, String name, String value) {
    if (value.contains("\n") || value.contains("\r")) {
      throw DockerizeException.lineBreak(what, name);
    }
    return name + "=" + quoted(value);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
  }

  private static String words(List<String> words) {
    return new String(Json.write(words), StandardCharsets.UTF_8);
  }
}
