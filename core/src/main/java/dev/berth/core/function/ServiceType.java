package dev.berth.core.function;

import java.util.Arrays;
import java.util.List;

/** From where a service can be reached (Kubernetes, "Service type"). */
public enum ServiceType {
  /** From other containers only. */
  CLUSTER_IP("ClusterIP"),
  /** By a port of the computer that runs it. */
  NODE_PORT("NodePort"),
  /** By an address of its own, which something else provides. */
  LOAD_BALANCER("LoadBalancer"),
  /** By another name only. */
  EXTERNAL_NAME("ExternalName");

  private final String word;

  ServiceType(String word) {
    this.word = word;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ServiceType::toString).toList();
  }

  static ServiceType of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst().orElseThrow();
  }

  /** The word of Kubernetes: {@code ClusterIP}. */
  @Override
  public String toString() {
    return word;
  }
}
