/**
 * The words of the OCI image and distribution specifications as records: digests, descriptors,
 * manifests, indexes, configurations, platforms, and the names images go by. Values only: nothing
 * here reads a file or opens a connection.
 */
@NullMarked
package dev.berth.core.oci;

import org.jspecify.annotations.NullMarked;
