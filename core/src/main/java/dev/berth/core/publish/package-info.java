/** Where an Image goes: one publisher for each kind of destination. */
@NullMarked
package dev.berth.core.publish;

import org.jspecify.annotations.NullMarked;
