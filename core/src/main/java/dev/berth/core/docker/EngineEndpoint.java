package dev.berth.core.docker;

import java.util.Optional;

/**
 * An Engine to speak to.
 *
 * @param host where it listens
 * @param tls how the connection is secured; absent when it is not
 * @param source why this one
 */
record EngineEndpoint(EngineHost host, Optional<EngineTls> tls, EngineSource source) {

  @Override
  public String toString() {
    return host.toString();
  }
}
