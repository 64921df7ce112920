package dev.berth.core.docker;

import java.util.Optional;

/**
 * One of those that {@code docker context create} makes.
 *
 * @param host as it was given; empty when it was not
 */
record DockerContext(String name, String host, Optional<EngineTls> tls) {}
