package dev.berth.core.lock;

import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.RuntimeSources;

/**
 * A version of a runtime as the store has it, without the folder that it was built from.
 *
 * @param spec what its runtime.yaml says. Its file is the blob with that text: paths in it lead
 *     nowhere
 * @param lock what is in it. The bytes of each of its local wheels and files are the blob with its
 *     digest
 * @param sources every file of its folder, to make that again
 */
public record StoredRuntime(
    RuntimeRecord runtime, RuntimeSpec spec, RuntimeLock lock, RuntimeSources sources) {}
