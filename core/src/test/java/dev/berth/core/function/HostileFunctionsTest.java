package dev.berth.core.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.Problem;
import dev.berth.core.support.Mutations;
import dev.berth.core.yaml.InvalidSpecException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever files and options hold, reading them ends soon and says what is wrong in our own words.
 */
class HostileFunctionsTest {

  private static final byte[] OTHER_WORDS =
      """
      kind: container
      name: f
      runtime: ./demo
      labels: [a, b]
      source: {code: "print(1)", lang: python, handler: main}
      command: python -c 'print("a b")' $HOME
      task:
        action: build
        envs: {A: b, C: 1.5}
        volumes: ["./a:/a:ro", "b:/b", /c, {type: bind, target: /d, spec: {path: .., subPath: x}}]
        resources: {limits: {cpu: 1, memory: 1Gi, nvidia.com/gpu: 1}, requests: {cpu: 250m}}
        nodeSelector: {kubernetes.io/arch: amd64}
        affinity: {pod_affinity: {required_during_scheduling_ignored_during_execution: [{topology_key: a}]}}
        servicePorts: [80, "8080:80", "53/udp"]
        instructions: ["apt install git", "COPY . /a"]
      """
          .getBytes(StandardCharsets.UTF_8);

  private static final byte[] EVERYTHING = FunctionFolder.resource("everything.yaml");
  private static final byte[] TASK = FunctionFolder.resource("document/deploy.yaml");
  private static final byte[] PROFILE = FunctionFolder.resource("profile.yaml");

  @TempDir private Path folder;

  /** Else nothing below would get further than to a first mistake. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areTakenAsTheyAre(boolean other) {
    FunctionFolder files =
        new FunctionFolder(folder)
            .with("function.yaml", other ? OTHER_WORDS : EVERYTHING)
            .withTask("")
            .with("task.yaml", TASK)
            .withProfile("")
            .with("profile.yaml", PROFILE);

    assertThat(readOrRefuse(files)).isTrue();
  }

  @Test
  void filesNeverFailInAnyOtherWay() {
    Random random = new Random(20261122);
    int rounds = Integer.getInteger("hostile.rounds", 400);
    int taken = 0;
    for (int round = 0; round < rounds; round++) {
      // One file at a time: of three wrong ones, nothing but the first mistakes would be seen.
      String hostile = List.of("function.yaml", "task.yaml", "profile.yaml").get(round % 3);
      boolean other = random.nextBoolean() && !hostile.equals("profile.yaml");
      FunctionFolder files = new FunctionFolder(folder).withTask("").withProfile("");
      Map.of(
              "function.yaml", other ? OTHER_WORDS : EVERYTHING,
              "task.yaml", TASK,
              "profile.yaml", PROFILE)
          .forEach(
              (name, bytes) ->
                  files.with(name, name.equals(hostile) ? Mutations.of(bytes, random) : bytes));
      taken += readOrRefuse(files) ? 1 : 0;
    }
    // Neither everything nor nothing is refused: else this would test nothing.
    assertThat(taken).isBetween(rounds / 40, rounds * 9 / 10);
  }

  @Test
  void optionsNeverFailInAnyOtherWay() {
    List<String> originals =
        List.of(
            "volumes=[{name: v, mountPath: /v}]",
            "resources.limits.nvidia.com/gpu=1",
            "resources={cpu: 1, mem: {limits: 1Gi}}",
            "envs.A=b",
            "envs=[A=b]",
            "service_ports=8080:80",
            "command=python -c 'a b'",
            "tolerations=[{key: a, operator: Exists}]",
            "affinity.nodeAffinity={}",
            "action=build",
            "base_image=python:3.11",
            "source.code=a");
    Random random = new Random(20261123);
    int rounds = Integer.getInteger("hostile.rounds", 400);
    for (int round = 0; round < rounds; round++) {
      String original = originals.get(random.nextInt(originals.size()));
      int equals = original.indexOf('=');
      String key = mutated(original.substring(0, equals), random);
      String value = mutated(original.substring(equals + 1), random);
      FunctionFolder files =
          new FunctionFolder(folder)
              .with("function.yaml", "kind: container\nname: f\nimage: a\naction: serve\n");
      try {
        files.set(key + "=" + value);
      } catch (IllegalArgumentException notAnAssignment) {
        files.option("--volume", "volumes", value);
      }
      readOrRefuse(files);
    }
  }

  private static String mutated(String text, Random random) {
    return random.nextBoolean()
        ? text
        : new String(
            Mutations.of(text.getBytes(StandardCharsets.UTF_8), random), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: %s\nimage: %s\nbase_image: %s\nproject: %s\nuuid: %s",
        "command: %s\nhandler: %s\ncode_src: %s\nbase64: %s",
        "envs: [%s, {name: %s, value: %s}]\nsecrets: [%s]\nprofile: %s",
        "volumes: [%s, {name: %s, mount_path: /%s, spec: {size: %s, path: %s, subPath: %s}}]",
        "resources: {cpu: %s, limits: {%s: 1, memory: %s}}",
        "node_selector: {%s: %s}\ntolerations: [{key: %s, value: %s}]",
        "service_ports: [%s]\nservice_name: %s\nruntime_class: %s\ninstructions: [%s]"
      })
  void longTextsAreReadSoon(String template) {
    for (String unit :
        List.of("a", "1", "1.", "a/", "a.", "a-", "A ", ":", "a:", "..", "\\", "$", "é", "a, ")) {
      String text = "'" + unit.repeat(20_000 / unit.length()) + "'";
      readOrRefuse(
          new FunctionFolder(folder)
              .with(
                  "function.yaml",
                  "kind: container\naction: job\n" + template.replace("%s", text) + "\n"));
    }
  }

  /** Whether it was taken. */
  private static boolean readOrRefuse(FunctionFolder files) {
    try {
      FunctionRequest request = files.read();
      assertThat(request.function().name()).isNotEmpty();
      assertThat(request.values()).allSatisfy(value -> assertThat(value.value()).isNotNull());
      request.notes().forEach(note -> isWorded(note.problem()));
      return true;
    } catch (InvalidSpecException | InvalidOptionsException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .hasSizeLessThan(102)
          .allSatisfy(HostileFunctionsTest::isWorded);
      return false;
    }
  }

  private static void isWorded(Problem problem) {
    assertThat(problem.message()).isNotBlank().hasSizeLessThan(400);
    assertThat(problem.hint().orElse("")).hasSizeLessThan(500);
    assertThat(problem.causes()).allSatisfy(cause -> assertThat(cause).hasSizeLessThan(1000));
    problem.where().ifPresent(where -> assertThat(where.line()).isPositive());
  }
}
