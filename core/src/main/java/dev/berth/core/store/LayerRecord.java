package dev.berth.core.store;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.DiffId;

/** A layer whose blob is in the store: what its manifest entry and its configuration entry say. */
public record LayerRecord(Descriptor descriptor, DiffId diffId) {}
