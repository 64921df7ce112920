package dev.berth.core.store;

import dev.berth.core.oci.Digest;

/**
 * What was kept of the folder that a version of a runtime was built from, as blobs of the store.
 * The third document, its runtime.lock, is named by the {@link RuntimeRecord} itself.
 *
 * @param yaml the text of runtime.yaml
 * @param sources a {@link RuntimeSources}, written
 */
public record RuntimeDocuments(Digest yaml, Digest sources) {}
