package dev.berth.core.function;

import dev.berth.core.Problem;

/**
 * Something that was taken in another way than its author may think, or that does nothing here.
 *
 * @param key the value it is about: {@code volumes./data}, {@code instructions}
 */
public record Note(String key, Problem problem) {}
