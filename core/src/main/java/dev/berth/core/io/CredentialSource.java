package dev.berth.core.io;

import java.net.URI;
import java.util.Optional;

/** Knows the credentials of some addresses. */
@FunctionalInterface
public interface CredentialSource {

  /** Knows none. */
  CredentialSource NONE = address -> Optional.empty();

  /** What to send to this address unasked. */
  Optional<Credentials> find(URI address);

  /** This source, and where it knows nothing, another one. */
  default CredentialSource orElse(CredentialSource other) {
    return address -> find(address).or(() -> other.find(address));
  }
}
