package dev.berth.core.function;

import java.util.Optional;

/**
 * How much of a computer a container gets.
 *
 * @param requests what must be free for it
 * @param limits what it cannot get more of; devices are the same in both
 * @param disk the size of a scratch volume of its own, in bytes
 */
public record ResourcesSpec(ResourceList requests, ResourceList limits, Optional<Quantity> disk) {}
