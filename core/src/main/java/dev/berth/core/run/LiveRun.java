package dev.berth.core.run;

import java.util.List;
import java.util.Optional;

/**
 * A service or a deployment that has started.
 *
 * @param replicas in their order: one at least
 * @param network in which other containers reach it, if that is not the engine's own
 * @param names that it has there: each means all replicas in turn
 * @param inside addresses by which those containers reach it
 */
public record LiveRun(
    RunId id,
    List<Replica> replicas,
    Optional<String> network,
    List<String> names,
    List<String> inside) {

  /**
   * One of its containers.
   *
   * @param number from 1
   * @param container by which its engine knows it
   * @param urls addresses by which it is reached from outside
   */
  public record Replica(int number, String container, List<String> urls) {
    public Replica {
      urls = List.copyOf(urls);
    }
  }

  public LiveRun {
    replicas = List.copyOf(replicas);
    names = List.copyOf(names);
    inside = List.copyOf(inside);
  }

  /** By which it is reached: from outside, or else by other containers. */
  public List<String> urls() {
    List<String> outside = replicas.stream().flatMap(one -> one.urls().stream()).toList();
    return outside.isEmpty() ? inside : outside;
  }
}
