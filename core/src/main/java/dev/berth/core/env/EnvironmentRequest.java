package dev.berth.core.env;

import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Digest;
import dev.berth.core.spec.RuntimeSpec;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An environment that is wanted.
 *
 * @param spec says which variables it has, and where local wheels and files are that are not in the
 *     store
 * @param lock says what is in it
 * @param version of the runtime that spec and lock are
 * @param prefix where it is wanted; the store decides when nothing is said
 * @param python an interpreter, or the folder of one; one is searched for when nothing is said
 * @param force whether changes that were made to it by hand may be lost
 */
public record EnvironmentRequest(
    RuntimeSpec spec,
    RuntimeLock lock,
    Digest version,
    Optional<Path> prefix,
    Optional<Path> python,
    boolean force) {}
