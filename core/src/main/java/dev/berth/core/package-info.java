/**
 * What every part of Berth shares: {@link dev.berth.core.BerthException}, the root of every failure
 * that a user can act on, and the facts it carries. This package uses none of the others.
 */
@NullMarked
package dev.berth.core;

import org.jspecify.annotations.NullMarked;
