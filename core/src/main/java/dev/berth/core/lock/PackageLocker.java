package dev.berth.core.lock;

import dev.berth.core.io.Addresses;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessRunner;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.PackageName;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Locks Python's packages: has them resolved, chooses the files that fit, and learns their sizes.
 */
final class PackageLocker {

  private final Environment environment;
  private final ProcessRunner processes;
  private final Store store;
  private final Fetcher fetcher;
  private final LockListener listener;

  PackageLocker(Environment environment, Store store, Fetcher fetcher, LockListener listener) {
    this.environment = environment;
    this.processes = new ProcessRunner(environment);
    this.store = store;
    this.fetcher = fetcher;
    this.listener = listener;
  }

  PackageLocker reportingTo(LockListener other) {
    return new PackageLocker(environment, store, fetcher, other);
  }

  /** What a resolved package came to: all but the size. */
  private record Chosen(ResolvedPackage resolved, ResolvedPackage.File file, Digest digest) {}

  /**
   * The wheels that are needed, sorted by name.
   *
   * @param known wheels of an earlier lock, which need not be asked about again
   */
  List<LockedWheel> lock(PackageRequest request, List<LockedWheel> known) throws IOException {
    if (asksForNothing(request)) {
      return List.of();
    }
    Fetcher here = fetcher(request);
    List<Chosen> chosen = choose(here, request);
    Map<Digest, Long> sizes = sizes(here, chosen, known);
    Set<PackageName> requested =
        request.requirements().stream().map(PackageRequest::nameOf).collect(Collectors.toSet());
    return chosen.stream()
        .map(one -> wheel(one, sizes, requested))
        .sorted(Comparator.comparing(LockedWheel::name))
        .toList();
  }

  private List<Chosen> choose(Fetcher here, PackageRequest request) throws IOException {
    WheelChooser chooser = new WheelChooser(request);
    PackageResolver resolver = resolver(here, request);
    List<Chosen> chosen = new ArrayList<>();
    try {
      for (ResolvedPackage resolved : resolver.resolve(request)) {
        ResolvedPackage.File file = chooser.choose(resolved);
        chosen.add(new Chosen(resolved, file, digest(here, file)));
      }
    } catch (ResolutionException e) {
      throw request.isExact() ? exactVersions(here, request).explain(e) : e;
    }
    if (request.isExact()) {
      exactVersions(here, request).require(chosen.stream().map(Chosen::resolved).toList());
    }
    return chosen;
  }

  private static ExactVersions exactVersions(Fetcher here, PackageRequest request) {
    return new ExactVersions(request, new PackageIndex(here, request.sources()));
  }

  private static boolean asksForNothing(PackageRequest request) {
    return request
        .exactly()
        .map(Map::isEmpty)
        .orElse(request.requirements().isEmpty() && request.localWheels().isEmpty());
  }

  private static LockedWheel wheel(
      Chosen chosen, Map<Digest, Long> sizes, Set<PackageName> requested) {
    ResolvedPackage resolved = chosen.resolved();
    return new LockedWheel(
        resolved.name().toString(),
        resolved.version(),
        chosen.file().name(),
        Addresses.withoutCredentials(chosen.file().url()).toString(),
        sizes.get(chosen.digest()),
        chosen.digest(),
        requested.contains(resolved.name()),
        resolved.direct());
  }

  /** With the credentials and the trust that the configuration of pip gives. */
  private Fetcher fetcher(PackageRequest request) {
    return request.sources().applyTo(fetcher).offline(request.offline() || fetcher.isOffline());
  }

  private PackageResolver resolver(Fetcher here, PackageRequest request) throws IOException {
    String wish = environment.find("BERTH_RESOLVER").orElse("");
    Path scratch = store.home().resolve("tmp");
    List<String> reasons = new ArrayList<>();
    if (!wish.equals("pip")) {
      UvTool tool = new UvTool(environment, processes, store);
      Optional<Path> uv = tool.find(here, request.sources());
      if (uv.isPresent()) {
        listener.resolvingPackages(request.platform(), "uv");
        return new UvResolver(uv.get(), environment, processes, here, scratch);
      }
      reasons.addAll(tool.reasons());
    }
    if (!wish.equals("uv")) {
      List<PipTool> pips = PipTool.all(environment, processes, scratch);
      if (!pips.isEmpty()) {
        listener.resolvingPackages(request.platform(), "pip");
        return new PipResolver(pips, processes, here, scratch);
      }
      reasons.add("no Python on the PATH has `pip` 23.0 or newer");
    }
    throw ResolutionException.noTool(reasons);
  }

  /** What the index says, else what the file has. */
  private static Digest digest(Fetcher here, ResolvedPackage.File file) throws IOException {
    return file.digest().isPresent()
        ? file.digest().get()
        : here.store(file.name(), file.url()).digest();
  }

  private Map<Digest, Long> sizes(Fetcher here, List<Chosen> chosen, List<LockedWheel> known)
      throws IOException {
    Map<Digest, Long> sizes = new LinkedHashMap<>();
    known.forEach(wheel -> sizes.put(wheel.digest(), wheel.size()));
    Map<URI, Digest> unknown = new LinkedHashMap<>();
    for (Chosen one : chosen) {
      if (one.file().size().isPresent()) {
        sizes.put(one.digest(), one.file().size().getAsLong());
      } else if (store.blobs().contains(one.digest())) {
        sizes.put(one.digest(), Files.size(store.blobs().path(one.digest())));
      } else if (!sizes.containsKey(one.digest())) {
        unknown.put(one.file().url(), one.digest());
      }
    }
    here.sizes(unknown.keySet()).forEach((url, size) -> sizes.put(unknown.get(url), size));
    return sizes;
  }
}
