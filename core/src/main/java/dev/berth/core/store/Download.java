package dev.berth.core.store;

import dev.berth.core.oci.Digest;
import java.net.URI;
import java.util.OptionalLong;

/**
 * Content that can be fetched and is known beforehand.
 *
 * @param name what people call it: the file's name
 * @param url {@code https:}, {@code http:} or {@code file:}, without credentials
 * @param size in bytes, where it is known
 * @param digest what the content must have
 */
public record Download(String name, URI url, OptionalLong size, Digest digest) {}
