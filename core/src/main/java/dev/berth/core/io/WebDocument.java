package dev.berth.core.io;

import java.net.URI;
import java.util.Optional;

/**
 * A small document from a server.
 *
 * @param address where it was found, after redirects: what its relative links start at
 * @param contentType as the server says
 */
public record WebDocument(URI address, Optional<String> contentType, byte[] body) {}
