/** The only place that speaks to a Docker Engine. */
@NullMarked
package dev.berth.core.docker;

import org.jspecify.annotations.NullMarked;
