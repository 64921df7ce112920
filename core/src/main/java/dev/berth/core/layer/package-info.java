/**
 * From one locked thing to one layer: wheels, operating system packages, files, the environment's
 * own metadata; and what a command changed in a container. Each is a {@link
 * dev.berth.core.layer.LayerRecipe}; what was made once is not made again.
 */
@NullMarked
package dev.berth.core.layer;

import org.jspecify.annotations.NullMarked;
