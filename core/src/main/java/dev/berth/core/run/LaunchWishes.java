package dev.berth.core.run;

import java.time.Duration;

/**
 * How a service or a deployment is started.
 *
 * @param readiness what is waited for
 * @param timeout after which it has failed
 * @param keepFailed whether what has failed can be looked at afterwards
 */
public record LaunchWishes(Readiness readiness, Duration timeout, boolean keepFailed) {}
