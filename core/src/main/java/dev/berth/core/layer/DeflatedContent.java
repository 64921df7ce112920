package dev.berth.core.layer;

import dev.berth.core.io.Content;

/**
 * A raw DEFLATE stream (RFC 1951), as a zip entry holds it.
 *
 * @param compressed exactly the stream, to the end of its final block
 * @param crc32 of the inflated bytes
 * @param size of the inflated bytes
 * @param description names it in errors: {@code torch/lib/libtorch.so in torch-2.3.0-….whl}
 */
public record DeflatedContent(Content compressed, int crc32, long size, String description) {}
