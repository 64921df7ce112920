package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An image cannot be a runtime's base. */
public final class BaseImageException extends BerthException {

  private BaseImageException(Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  private static Problem cannotUse(ImageLocation base) {
    return Problem.of("cannot use the base image `" + base + "`");
  }

  /** There is nothing at that place, or it cannot be read. */
  static BaseImageException unreadable(ImageLocation base, IOException cause) {
    return new BaseImageException(cannotUse(base).because(FileFaults.describe(cause)), cause);
  }

  /** Something in it is not what it should be. */
  static BaseImageException damaged(ImageLocation base, String part, String fault) {
    return new BaseImageException(cannotUse(base).because("`" + part + "`: " + fault), null);
  }

  /** It has no image of that name, or several and no name was given. */
  static BaseImageException notChosen(ImageLocation base, String fault, Collection<String> names) {
    Problem problem = cannotUse(base).because(fault);
    return new BaseImageException(
        names.isEmpty()
            ? problem
            : problem
                .because("it has: " + quoted(names))
                .hint("name one of them: `" + named(base, names.iterator().next()) + "`"),
        null);
  }

  /** It is for other computers. */
  static BaseImageException otherPlatform(
      ImageLocation base, Platform wanted, Collection<String> found) {
    return new BaseImageException(
        cannotUse(base).because("it is for " + quoted(found) + ", not for `" + wanted + "`"), null);
  }

  /** The lock names a manifest which is not there any more. */
  static BaseImageException changed(ImageLocation base, Digest found, Digest locked) {
    return new BaseImageException(
        cannotUse(base)
            .because("it is not the image that the lock names")
            .because("found manifest " + found + ", expected " + locked)
            .hint("take the new one with `berth runtime lock --upgrade`"),
        null);
  }

  /** It is in a registry. */
  static BaseImageException registryNotSupportedYet(ImageLocation base) {
    return new BaseImageException(
        cannotUse(base)
            .because("base images from a registry are not supported yet")
            .hint("copy it with `skopeo copy " + base + " oci:DIR:base` and use `oci:DIR:base`"),
        null);
  }

  /** {@code docker-daemon:} without a name. */
  static BaseImageException noName(ImageLocation base) {
    return new BaseImageException(
        cannotUse(base).because("it names no image").hint("write `docker-daemon:NAME:TAG`"), null);
  }

  /** Packages of the operating system can be added to assembled bases only. */
  static BaseImageException aptOnImage(SourceExcerpt place) {
    return new BaseImageException(
        Problem.of("`apt` on top of a base image is not supported yet")
            .at(place)
            .hint("use `environment.os` instead of `environment.docker.image`"),
        null);
  }

  /** No Python is in it. */
  static BaseImageException noPython(ImageLocation base, Collection<String> folders) {
    return new BaseImageException(
        cannotUse(base).because("no Python 3 was found in it; looked in " + quoted(folders)), null);
  }

  /** Pythons are in it, but not the one that runtime.yaml asks for. */
  static BaseImageException otherPython(
      ImageLocation base,
      PythonVersion wanted,
      List<FoundPython> found,
      Optional<SourceExcerpt> place) {
    Problem problem =
        cannotUse(base)
            .because(
                "`environment.python` asks for Python "
                    + wanted
                    + "; found "
                    + found.stream()
                        .map(python -> "`" + python.executable() + "` (" + python.version() + ")")
                        .collect(Collectors.joining(", ")));
    return new BaseImageException(place.map(problem::at).orElse(problem), null);
  }

  /** Wheels for Linux with glibc do not run in it. */
  static BaseImageException musl(ImageLocation base) {
    return new BaseImageException(
        cannotUse(base)
            .because("its C library is musl, as in Alpine Linux; only glibc is supported")
            .hint("choose an image of Debian, Ubuntu or a Red Hat family"),
        null);
  }

  /** The C library that wheels need cannot be told. */
  static BaseImageException noGlibc(ImageLocation base) {
    return new BaseImageException(
        cannotUse(base).because("no `libc.so.6` of glibc was found in it"), null);
  }

  /** The same place, and this image of it. */
  private static String named(ImageLocation base, String name) {
    if (base instanceof ImageLocation.OciLayout layout) {
      return new ImageLocation.OciLayout(layout.directory(), Optional.of(name)).toString();
    }
    if (base instanceof ImageLocation.OciArchive archive) {
      return new ImageLocation.OciArchive(archive.file(), Optional.of(name)).toString();
    }
    if (base instanceof ImageLocation.DockerArchive archive) {
      return "docker-archive:" + archive.file() + ":" + name;
    }
    return base.toString();
  }

  private static String quoted(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
