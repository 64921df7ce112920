package dev.berth.core.run;

import java.time.Duration;

/**
 * How a service or a deployment is started.
 *
 * @param readiness what is waited for
 * @param health whether the check that its image brings has to succeed as well
 * @param timeout after which it has failed
 * @param keepFailed whether what has failed can be looked at afterwards
 */
public record LaunchWishes(
    Readiness readiness, boolean health, Duration timeout, boolean keepFailed) {}
