package dev.berth.core.docker;

import dev.berth.core.oci.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The networks of an Engine. */
public final class Networks {

  private static final String NETWORKS = "/networks";

  private final EngineCalls calls;

  Networks(EngineCalls calls) {
    this.calls = calls;
  }

  /**
   * Makes a network whose containers know each other by name.
   *
   * @return its id
   * @throws EngineException when the Engine refuses, as it does when it has no addresses left
   */
  public String create(String name, Map<String, String> labels) {
    String what = "make a network";
    Map<String, Object> json = new TreeMap<>();
    json.put("Name", name);
    json.put("Driver", "bridge");
    json.put("CheckDuplicate", true);
    json.put("Labels", labels);
    EngineAnswer answer = calls.post(what, NETWORKS + "/create", json);
    if (!answer.isGood() && answer.message().contains("address pool")) {
      throw EngineException.noAddresses(answer.message());
    }
    return answer.orRefuse(what).object().requiredText("Id");
  }

  /** All that is known of a network; nothing when there is none. */
  public Optional<NetworkInfo> find(String nameOrId) {
    String what = "inspect the network `" + nameOrId + "`";
    EngineAnswer answer = calls.get(what, NETWORKS + "/" + EngineCalls.encoded(nameOrId));
    return answer.isNotFound()
        ? Optional.empty()
        : Optional.of(NetworkInfo.of(answer.orRefuse(what).object()));
  }

  /** The ids of the networks with all of these labels. */
  public List<String> list(List<String> labels) {
    String what = "list its networks";
    List<String> ids = new ArrayList<>();
    for (JsonObject network :
        calls
            .get(what, NETWORKS + "?" + EngineCalls.filters(Map.of("label", labels)))
            .orRefuse(what)
            .objects()) {
      ids.add(network.requiredText("Id"));
    }
    return ids;
  }

  /**
   * Removes a network; one that is gone stays so.
   *
   * @throws EngineException when containers are in it
   */
  public void remove(String id) {
    String what = "remove the network";
    EngineAnswer answer = calls.delete(what, NETWORKS + "/" + id);
    if (!answer.isNotFound()) {
      answer.orRefuse(what);
    }
  }
}
