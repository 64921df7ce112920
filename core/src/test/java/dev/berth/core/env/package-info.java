@NullMarked
package dev.berth.core.env;

import org.jspecify.annotations.NullMarked;
