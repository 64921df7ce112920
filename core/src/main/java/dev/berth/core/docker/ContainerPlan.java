package dev.berth.core.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A container that is to be made.
 *
 * @param name else the Engine makes one up
 * @param image a name or an id that the Engine knows
 * @param labels by which it is found again
 * @param readOnlyRoot whether nothing outside its mounts can be written
 * @param newPrivileges whether its programs may become more than who started them
 * @param restart {@code no}, {@code always}, {@code unless-stopped}, {@code on-failure}
 * @param autoRemove whether the Engine removes it, and its anonymous volumes, when it ends
 */
public record ContainerPlan(
    Optional<String> name,
    String image,
    ContainerProcess process,
    ContainerLimits limits,
    List<ContainerMount> mounts,
    ContainerNetwork network,
    boolean readOnlyRoot,
    boolean newPrivileges,
    String restart,
    boolean autoRemove,
    Map<String, String> labels) {

  public ContainerPlan {
    mounts = List.copyOf(mounts);
    labels = Map.copyOf(labels);
  }

  /** The body of {@code POST /containers/create}. */
  Map<String, Object> toJson() {
    Map<String, Object> json = new TreeMap<>();
    json.put("Image", image);
    json.put("Labels", labels);
    process.describe(json);
    network.describe(json);
    json.put("HostConfig", host());
    return json;
  }

  private Map<String, Object> host() {
    Map<String, Object> host = new TreeMap<>();
    host.put("AutoRemove", autoRemove);
    host.put("ReadonlyRootfs", readOnlyRoot);
    if (!newPrivileges) {
      host.put("SecurityOpt", List.of("no-new-privileges"));
    }
    if (!restart.equals("no")) {
      host.put("RestartPolicy", Map.of("Name", restart));
    }
    process.describeHost(host);
    limits.describeHost(host);
    network.describeHost(host);
    ContainerMount.describeHost(mounts, host);
    return host;
  }
}
