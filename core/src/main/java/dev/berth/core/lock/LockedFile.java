package dev.berth.core.lock;

import dev.berth.core.oci.Digest;

/**
 * One file that goes into the runtime; a folder in runtime.yaml is locked file by file.
 *
 * @param source relative to runtime.yaml, with {@code /}
 * @param destination as runtime.yaml gives it, with the path below a folder's source added;
 *     absolute, or relative to the working directory
 * @param executable whether anyone may execute it
 * @param size in bytes
 */
public record LockedFile(
    String source, String destination, boolean executable, long size, Digest digest) {}
