package dev.berth.core.run;

import dev.berth.core.io.Content;

/**
 * A file that a container has from its start on.
 *
 * @param path below the folder that it is put into, with {@code /}
 * @param mode permission bits
 */
public record PlacedFile(String path, int mode, Content content) {}
