/**
 * From a locked platform to an environment on this computer: interpreters that are found here,
 * wheels that are unpacked once and shared, the environment's own record, and whether it is still
 * what it was. Not how a shell enters it.
 */
@NullMarked
package dev.berth.core.env;

import org.jspecify.annotations.NullMarked;
