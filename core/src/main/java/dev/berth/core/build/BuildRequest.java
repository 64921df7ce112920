package dev.berth.core.build;

import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.RuntimeSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be built.
 *
 * @param spec says how the image is run
 * @param lock says what is in it
 * @param useCache whether layers that were made before are taken again
 * @param sourceDateEpoch the time of configuration, history and the user's own files; without it,
 *     the constant that all layers have
 */
public record BuildRequest(
    RuntimeSpec spec,
    RuntimeLock lock,
    Platform platform,
    boolean useCache,
    Optional<Instant> sourceDateEpoch) {}
