package dev.berth.core.verify;

import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Platform;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be verified.
 *
 * @param image from somewhere else; the one in the store when nothing is said
 * @param folder where relative paths start at
 * @param prefix the folder of an environment; those in the store when nothing is said
 * @param platform the only one; each that is locked when nothing is said
 */
public record VerifyRequest(
    Optional<ImageLocation> image,
    Path folder,
    Optional<Path> prefix,
    Optional<Platform> platform) {}
