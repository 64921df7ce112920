/**
 * Whether this computer has what Berth works with, and what to do where it has not: one {@link
 * dev.berth.core.doctor.Check} each. Nothing is changed, and no secret is read.
 */
@NullMarked
package dev.berth.core.doctor;

import org.jspecify.annotations.NullMarked;
