package dev.berth.core.function;

import dev.berth.core.yaml.Value.MapValue;

/**
 * A profile as it was read.
 *
 * @param values what its first document says
 */
record ProfileFile(ProfileSpec spec, MapValue values) {}
