package dev.berth.core.verify;

import dev.berth.core.env.InterpreterFinder;
import dev.berth.core.lock.ImageBaseResolver;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.Store;
import dev.berth.core.version.VersionView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares what is there of a version of a runtime with what its lock says: its images, its
 * environments on this computer, and these with those.
 */
public final class Verifier {

  private final Store store;
  private final Function<Store, ImageBaseResolver> images;
  private final InterpreterFinder interpreters;
  private final Platform here;
  private final int processors;

  /**
   * @param images brings images from elsewhere into a store
   * @param interpreters asks what environments stand on
   * @param here what this computer is
   * @param processors how many to use
   */
  public Verifier(
      Store store,
      Function<Store, ImageBaseResolver> images,
      InterpreterFinder interpreters,
      Platform here,
      int processors) {
    this.store = store;
    this.images = images;
    this.interpreters = interpreters;
    this.here = here;
    this.processors = processors;
  }

  /**
   * Compares all that there is.
   *
   * @throws NothingToVerifyException when there is nothing
   * @throws UnreadableImageException when an image is not one
   * @throws dev.berth.core.BerthException when a wheel in the store is not what it should be
   */
  public List<Verification> verify(VersionView version, VerifyRequest request) throws IOException {
    List<Verification> done = new ArrayList<>();
    for (Platform platform : platforms(version, request)) {
      LockedPlatform locked =
          version
              .lock()
              .find(platform)
              .orElseThrow(() -> NothingToVerifyException.notLocked(version, platform));
      List<FoundEnvironment> environments =
          platform.equals(here) ? environments(version, request) : List.of();
      if (request.image().isPresent()) {
        ImageLocation location = request.image().get();
        try (BroughtImage brought =
            BroughtImage.bring(location, request.folder(), platform, store, images)) {
          done.addAll(verify(version, locked, Optional.of(brought.image()), environments));
        }
      } else {
        done.addAll(verify(version, locked, stored(version, platform), environments));
      }
    }
    if (done.isEmpty()) {
      throw NothingToVerifyException.notThere(version);
    }
    return done;
  }

  /** An image from elsewhere, and an environment that is named, are of one platform only. */
  private List<Platform> platforms(VersionView version, VerifyRequest request) {
    if (request.platform().isPresent()) {
      return List.of(request.platform().get());
    }
    return request.image().isPresent() || request.prefix().isPresent()
        ? List.of(here)
        : version.lock().platforms().stream().map(LockedPlatform::platform).sorted().toList();
  }

  private Optional<FoundImage> stored(VersionView version, Platform platform) throws IOException {
    Optional<RuntimeImage> image = version.image(platform);
    return image.isPresent()
        ? Optional.of(
            FoundImage.in(
                store.blobs(),
                image.get().manifest().digest().shortHex(),
                image.get().manifest(),
                remedy(version)))
        : Optional.empty();
  }

  /** Another build would run the same commands. */
  private static String remedy(VersionView version) {
    return version.spec().commands().isEmpty()
        ? "make it anew with `berth runtime build --no-cache`, in its folder"
        : "what `commands` install is in no lock: list it under `apt:` or `pip:`";
  }

  private List<FoundEnvironment> environments(VersionView version, VerifyRequest request)
      throws IOException {
    if (request.prefix().isPresent()) {
      Path prefix = request.prefix().get();
      return List.of(
          FoundEnvironment.in(prefix)
              .orElseThrow(() -> NothingToVerifyException.noEnvironment(prefix)));
    }
    List<FoundEnvironment> ours = new ArrayList<>();
    for (Path prefix : store.entries("environments")) {
      if (!prefix.getFileName().toString().startsWith(".")) {
        FoundEnvironment.in(prefix)
            .filter(found -> found.record().version().equals(version.version()))
            .ifPresent(ours::add);
      }
    }
    return ours;
  }

  private List<Verification> verify(
      VersionView version,
      LockedPlatform locked,
      Optional<FoundImage> image,
      List<FoundEnvironment> environments)
      throws IOException {
    List<Verification> done = new ArrayList<>();
    Optional<FoundTree> inImage = Optional.empty();
    if (image.isPresent()) {
      ImageCheck check = new ImageCheck(image.get(), version, locked, store.blobs());
      inImage = Optional.of(check.read(processors));
      done.add(check.verify(inImage.get()));
    }
    for (FoundEnvironment environment : environments) {
      FoundTree found = environment.read(processors);
      String remedy = environment.remedy(version, store.environments());
      done.add(
          new EnvironmentCheck(environment, version, locked, store.blobs(), interpreters)
              .verify(found, remedy));
      if (inImage.isPresent()) {
        String sitePackages = InstallTarget.sitePackages(locked.python().version());
        done.add(
            new TreeComparison(found, inImage.get(), sitePackages)
                .verify(environment.subject(), image.get().subject(), remedy));
      }
    }
    return done;
  }
}
