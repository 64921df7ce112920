package dev.berth.core.run;

import dev.berth.core.publish.Publishers;
import java.io.IOException;

/** The way out of our store, opened only when something has to go it. */
@FunctionalInterface
public interface StoreAccess {

  Publishers publishers() throws IOException;
}
