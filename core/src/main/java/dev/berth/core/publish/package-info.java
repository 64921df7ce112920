/**
 * Where an Image goes: one {@link dev.berth.core.publish.Publisher} for each kind of destination.
 * Nothing here changes an image; a destination has it whole or not at all.
 */
@NullMarked
package dev.berth.core.publish;

import org.jspecify.annotations.NullMarked;
