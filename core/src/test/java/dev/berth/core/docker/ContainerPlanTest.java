package dev.berth.core.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.oci.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerPlanTest {

  private static String json(ContainerPlan plan) {
    return new String(Json.write(plan.toJson()), StandardCharsets.UTF_8);
  }

  @Test
  void asksForNothingThatWasNotAskedFor() {
    ContainerPlan plan =
        new ContainerPlan(
            Optional.of("demo"),
            "busybox:1",
            new ContainerProcess(
                List.of(),
                List.of("true"),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                false),
            ContainerLimits.NONE,
            List.of(),
            ContainerNetwork.DEFAULT,
            false,
            false,
            "no",
            true,
            Map.of("dev.berth.run", "0123456789ab"));

    assertThat(json(plan))
        .isEqualTo(
            "{\"AttachStderr\":true,\"AttachStdin\":false,\"AttachStdout\":true,\"Cmd\":[\"true\"],"
                + "\"Env\":[],\"HostConfig\":{\"AutoRemove\":true,\"ReadonlyRootfs\":false,"
                + "\"SecurityOpt\":[\"no-new-privileges\"]},\"Image\":\"busybox:1\","
                + "\"Labels\":{\"dev.berth.run\":\"0123456789ab\"},\"OpenStdin\":false,"
                + "\"StdinOnce\":false,\"Tty\":false}");
  }

  @Test
  void asksForEverythingThatWasAskedFor() {
    ContainerPlan plan =
        new ContainerPlan(
            Optional.empty(),
            "busybox:1",
            new ContainerProcess(
                List.of("sh"),
                List.of("-c", "id"),
                Map.of("A", "1"),
                Optional.of("/shared"),
                Optional.of("1000:1000"),
                List.of(2000L),
                true,
                true),
            new ContainerLimits(
                Optional.of(500_000_000L),
                Optional.of(256L),
                Optional.of(1L << 20),
                Optional.of(1L << 19),
                Optional.of(1L << 26),
                Optional.of(new ContainerLimits.Gpus.Devices(List.of("0", "1")))),
            List.of(
                new ContainerMount.Bind("/data", Path.of("/srv/data"), true),
                new ContainerMount.Volume(
                    "/kept", Optional.of("kept"), Optional.of("part"), false, Map.of("l", "v")),
                new ContainerMount.Memory("/memory", Optional.of(1024L), false)),
            new ContainerNetwork(
                Optional.of("net"),
                List.of("api"),
                List.of(new ContainerNetwork.PublishedPort(80, "tcp", Optional.empty(), 8080))),
            true,
            true,
            "on-failure",
            false,
            Map.of());

    assertThat(json(plan).replaceAll(",\"", ",\n\""))
        .isEqualTo(
            """
            {"AttachStderr":true,
            "AttachStdin":true,
            "AttachStdout":true,
            "Cmd":["-c",
            "id"],
            "Entrypoint":["sh"],
            "Env":["A=1"],
            "ExposedPorts":{"80/tcp":{}},
            "HostConfig":{"AutoRemove":false,
            "CpuShares":256,
            "DeviceRequests":[{"Capabilities":[["gpu"]],
            "DeviceIDs":["0",
            "1"]}],
            "GroupAdd":["2000"],
            "Memory":1048576,
            "MemoryReservation":524288,
            "MemorySwap":1048576,
            "Mounts":[{"ReadOnly":true,
            "Source":"/srv/data",
            "Target":"/data",
            "Type":"bind"},{"ReadOnly":false,
            "Source":"kept",
            "Target":"/kept",
            "Type":"volume",
            "VolumeOptions":{"Labels":{"l":"v"},
            "Subpath":"part"}}],
            "NanoCpus":500000000,
            "NetworkMode":"net",
            "PortBindings":{"80/tcp":[{"HostIp":"",
            "HostPort":"8080"}]},
            "ReadonlyRootfs":true,
            "RestartPolicy":{"Name":"on-failure"},
            "ShmSize":67108864,
            "Tmpfs":{"/memory":"rw,exec,nosuid,nodev,mode=1777,size=1024"}},
            "Image":"busybox:1",
            "Labels":{},
            "NetworkingConfig":{"EndpointsConfig":{"net":{"Aliases":["api"]}}},
            "OpenStdin":true,
            "StdinOnce":true,
            "Tty":true,
            "User":"1000:1000",
            "WorkingDir":"/shared"}""");
  }
}
