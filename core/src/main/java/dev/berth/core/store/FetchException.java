package dev.berth.core.store;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.io.Addresses;
import dev.berth.core.io.TransferException;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Something could not be fetched, or was not what it should be. The store is as it was. */
public final class FetchException extends BerthException {

  private FetchException(Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  /** Whether a server said that there is no such thing. */
  public boolean isNotFound() {
    return getCause() instanceof TransferException transfer
        && transfer.status().isPresent()
        && (transfer.status().getAsInt() == 404 || transfer.status().getAsInt() == 410);
  }

  private static Problem cannotFetch(String name) {
    return Problem.of("cannot fetch `" + name + "`");
  }

  /** A server did not give it. */
  static FetchException transfer(String name, TransferException cause) {
    return new FetchException(cannotFetch(name).because(cause.getMessage()), cause);
  }

  /** A local file could not be read. */
  static FetchException localFile(String name, URI url, IOException cause) {
    String why =
        cause instanceof NoSuchFileException
            ? "there is no file `" + url.getPath() + "`"
            : "`" + url.getPath() + "` cannot be read: " + cause.getMessage();
    return new FetchException(cannotFetch(name).because(why), cause);
  }

  /** The address is of a kind that we cannot read. */
  static FetchException unknownScheme(String name, URI url) {
    return new FetchException(
        cannotFetch(name)
            .because(
                "`" + Addresses.masked(url) + "` is not an `https:`, `http:` or `file:` address"),
        null);
  }

  /** The network may not be asked. */
  static FetchException offline(String name, URI url) {
    return new FetchException(
        cannotFetch(name)
            .because(
                "it is not in the store, and `--offline` keeps us from asking `"
                    + Addresses.masked(url)
                    + "`")
            .hint("run once without `--offline`"),
        null);
  }

  /** Other bytes came than those we wanted. */
  static FetchException wrongDigest(Download download, Digest found) {
    return new FetchException(
        cannotFetch(download.name())
            .because(
                "`"
                    + Addresses.masked(download.url())
                    + "` has `"
                    + found
                    + "`; expected `"
                    + download.digest()
                    + "`"),
        null);
  }

  /** More or fewer bytes came than we wanted. */
  static FetchException wrongSize(Download download, String found) {
    return new FetchException(
        cannotFetch(download.name())
            .because(
                "`"
                    + Addresses.masked(download.url())
                    + "` has "
                    + found
                    + " bytes; expected "
                    + download.size().orElse(-1)),
        null);
  }
}
