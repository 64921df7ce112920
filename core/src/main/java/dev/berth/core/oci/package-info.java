/**
 * The words of the OCI image and distribution specifications as records: digests, descriptors,
 * manifests, indexes, configurations, platforms, the names images go by, and their JSON. Values
 * only: nothing here reads a file or opens a connection. What is not in the form it should have is
 * an {@link java.lang.IllegalArgumentException}; who knows the file makes it a failure for people.
 */
@NullMarked
package dev.berth.core.oci;

import org.jspecify.annotations.NullMarked;
