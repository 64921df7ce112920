/** From RuntimeLock to Image: plan, assemble, explain. */
@NullMarked
package dev.berth.core.build;

import org.jspecify.annotations.NullMarked;
