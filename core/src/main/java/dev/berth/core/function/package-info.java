/**
 * What to run in a container and how: function.yaml and the parameters of an action, from files,
 * profile and options, as one checked {@link dev.berth.core.function.FunctionRequest} that knows
 * where each value came from. The words are those of the digitalhub Container runtime and of
 * Kubernetes; no engine is known here, and what an engine cannot do is said where the engine is.
 */
@NullMarked
package dev.berth.core.function;

import org.jspecify.annotations.NullMarked;
