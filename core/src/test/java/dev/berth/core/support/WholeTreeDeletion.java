package dev.berth.core.support;

import dev.berth.core.io.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/**
 * Removes a test's folder as it is, links too: an environment has links to the Python it stands on,
 * of which the standard strategy warns at length.
 */
public final class WholeTreeDeletion implements TempDirDeletionStrategy {

  @Override
  public DeletionResult delete(
      Path folder, AnnotatedElementContext element, ExtensionContext context) throws IOException {
    new FileTree(folder).delete();
    return DeletionResult.builder(folder).build();
  }
}
