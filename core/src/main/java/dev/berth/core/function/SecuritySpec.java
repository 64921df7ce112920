package dev.berth.core.function;

import java.util.Optional;

/**
 * As whom a container runs, by number; 0 is root. Empty means as its image says.
 *
 * @param runAsUser user
 * @param runAsGroup group
 * @param fsGroup the group that its volumes belong to
 */
public record SecuritySpec(
    Optional<Long> runAsUser, Optional<Long> runAsGroup, Optional<Long> fsGroup) {}
