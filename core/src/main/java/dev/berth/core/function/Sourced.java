package dev.berth.core.function;

/** A value, and where it came from. */
record Sourced<T>(T value, Origin origin) {}
