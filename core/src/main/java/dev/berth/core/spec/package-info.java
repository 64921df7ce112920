/**
 * runtime.yaml as a typed, checked {@link dev.berth.core.spec.RuntimeSpec} which remembers line and
 * column of every value. Reads the files that belong to the text (requirements files); resolves
 * nothing.
 */
@NullMarked
package dev.berth.core.spec;

import org.jspecify.annotations.NullMarked;
