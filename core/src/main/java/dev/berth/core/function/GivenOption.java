package dev.berth.core.function;

import dev.berth.core.yaml.Value.MapValue;

/**
 * What one option says, as if it stood in a file.
 *
 * @param name {@code --set}
 * @param values the key and the value
 */
record GivenOption(String name, Origin origin, MapValue values) {}
