/**
 * Debian's archive and packages as types: release files and their signatures, package indexes,
 * version order, dependencies, and the .deb itself. Reads what a mirror serves; decides nothing
 * about images.
 */
@NullMarked
package dev.berth.core.debian;

import org.jspecify.annotations.NullMarked;
