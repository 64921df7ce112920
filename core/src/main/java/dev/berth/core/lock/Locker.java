package dev.berth.core.lock;

import dev.berth.core.io.Environment;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes locks. What an earlier lock holds is kept where it still does what is asked for, so that
 * nothing moves unasked; what is not asked for any more is left out.
 */
public final class Locker {

  private final BaseResolver distributions;
  private final BaseResolver images;
  private final PackageLocker packages;
  private final Environment environment;
  private final Path userHome;
  private final LockListener listener;

  /**
   * @param distributions finds a base by {@code environment.os}
   * @param images finds a base by {@code environment.docker.image}
   * @param environment with the user's settings of pip, indexes and uv
   * @param fetcher asks the indexes
   */
  public Locker(
      BaseResolver distributions,
      BaseResolver images,
      Environment environment,
      Path userHome,
      Store store,
      Fetcher fetcher) {
    this(
        distributions,
        images,
        new PackageLocker(environment, store, fetcher, LockListener.SILENT),
        environment,
        userHome,
        LockListener.SILENT);
  }

  private Locker(
      BaseResolver distributions,
      BaseResolver images,
      PackageLocker packages,
      Environment environment,
      Path userHome,
      LockListener listener) {
    this.distributions = distributions;
    this.images = images;
    this.packages = packages;
    this.environment = environment;
    this.userHome = userHome;
    this.listener = listener;
  }

  /** This locker, with someone who hears what it does. */
  public Locker reportingTo(LockListener other) {
    return new Locker(
        distributions, images, packages.reportingTo(other), environment, userHome, other);
  }

  /**
   * A lock that starts from nothing.
   *
   * @throws dev.berth.core.BerthException when there is no answer to what is asked for
   * @throws IOException when the store cannot be used
   */
  public RuntimeLock lock(RuntimeSpec spec, LockRequest request) throws IOException {
    return lock(spec, request, Optional.empty());
  }

  /**
   * A lock that keeps what it can of an earlier one.
   *
   * @throws dev.berth.core.BerthException when there is no answer to what is asked for
   * @throws IOException when the store cannot be used
   */
  public RuntimeLock lock(RuntimeSpec spec, LockRequest request, Optional<RuntimeLock> previous)
      throws IOException {
    spec.requireSupported();
    RequestedRequirements asked = new RequestedRequirements(spec);
    LocalFiles local = new LocalFiles(spec);
    List<LockedLocalWheel> localWheels = local.wheels();
    List<LockedFile> files = local.files();
    List<LockedPlatform> locked = new ArrayList<>();
    for (Platform platform : platforms(spec, request, previous)) {
      Optional<LockedPlatform> before = previous.flatMap(lock -> lock.find(platform));
      boolean sameBase =
          previous.filter(lock -> lock.requirements().sameBase(asked.locked())).isPresent();
      ResolvedBase base =
          before.isPresent() && sameBase && !request.upgrade()
              ? baseOf(before.get())
              : resolveBase(spec, platform);
      local.requireFitting(platform, base.python());
      boolean samePackages =
          before.isPresent()
              && previous.get().requirements().samePackages(asked.locked())
              && before.get().python().equals(base.python())
              && before.get().localWheels().equals(localWheels)
              && !request.upgradesAnything()
              && request.exactly().isEmpty();
      List<LockedWheel> wheels =
          samePackages
              ? before.get().wheels()
              : packages.lock(
                  packageRequest(spec, request, asked, local, platform, base.python(), before),
                  before.map(LockedPlatform::wheels).orElse(List.of()));
      locked.add(
          new LockedPlatform(
              platform, base.base(), base.python(), base.osPackages(), wheels, localWheels, files));
    }
    return new RuntimeLock(spec.name(), asked.locked(), locked);
  }

  /**
   * The platforms that a lock is for: those of {@code environment.arch}, or those that were locked
   * before and those asked for, or this computer's processor on Linux.
   *
   * @throws LockException when one is asked for that {@code environment.arch} leaves out
   */
  static List<Platform> platforms(
      RuntimeSpec spec, LockRequest request, Optional<RuntimeLock> previous) {
    List<Platform> named = spec.environment().platforms();
    for (Platform wanted : request.platforms()) {
      if (!named.isEmpty() && !named.contains(wanted)) {
        throw LockException.otherPlatform(wanted, named, spec.placeOf("/environment/arch"));
      }
    }
    TreeSet<Platform> platforms = new TreeSet<>(named);
    if (named.isEmpty()) {
      platforms.addAll(request.platforms());
      previous.ifPresent(lock -> lock.platforms().forEach(one -> platforms.add(one.platform())));
    }
    if (platforms.isEmpty()) {
      platforms.add(Platform.linuxOn(System.getProperty("os.arch")));
    }
    return List.copyOf(platforms);
  }

  private ResolvedBase resolveBase(RuntimeSpec spec, Platform platform) throws IOException {
    listener.resolvingBase(platform);
    BaseResolver resolver = spec.environment().image().isPresent() ? images : distributions;
    return resolver.resolve(spec, platform);
  }

  private static ResolvedBase baseOf(LockedPlatform before) {
    return new ResolvedBase(before.base(), before.python(), before.osPackages());
  }

  private PackageRequest packageRequest(
      RuntimeSpec spec,
      LockRequest request,
      RequestedRequirements asked,
      LocalFiles local,
      Platform platform,
      LockedPython python,
      Optional<LockedPlatform> before) {
    Map<PackageName, String> preferred = new TreeMap<>();
    if (before.isPresent() && !request.upgrade()) {
      for (LockedWheel wheel : before.get().wheels()) {
        PackageName name = PackageName.parse(wheel.name());
        if (!request.upgradePackages().contains(name)) {
          preferred.put(name, wheel.version());
        }
      }
    }
    return new PackageRequest(
        platform,
        python,
        asked.requirements(),
        asked.constraints(),
        asked.hashes(),
        local.wheelPaths(),
        preferred,
        request.exactly(),
        PackageSources.of(spec, environment, userHome),
        request.offline());
  }
}
