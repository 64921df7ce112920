package dev.berth.core.version;

import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.LockedLocalWheel;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeLayer;
import dev.berth.core.version.LayerContents.Kind;
import dev.berth.core.version.LayerContents.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layers of an image of a version, with what is in each.
 *
 * @param layers lowest first
 */
public record ImageContents(RuntimeEntry entry, RuntimeImage image, List<LayerContents> layers) {

  private static final String BASE = "base ";

  public ImageContents {
    layers = List.copyOf(layers);
  }

  /** The image for this platform, as its lock says what is in it. */
  public static ImageContents of(RuntimeEntry entry, RuntimeImage image, LockedPlatform locked) {
    Map<String, Part> wheels = new HashMap<>();
    locked.wheels().stream().map(ImageContents::part).forEach(one -> wheels.put(one.label(), one));
    locked.localWheels().stream()
        .map(ImageContents::part)
        .forEach(one -> wheels.put(one.label(), one));
    Iterator<List<Part>> osPackages = osPackages(locked).iterator();
    List<Part> files = locked.files().stream().map(ImageContents::part).toList();
    List<LayerContents> layers = new ArrayList<>();
    for (RuntimeLayer layer : image.layers()) {
      List<Part> inWheels = wheelsNamed(layer.title(), wheels);
      if (layer.title().startsWith(BASE)) {
        layers.add(new LayerContents(layer, Kind.BASE, List.of()));
      } else if (osPackages.hasNext()) {
        layers.add(new LayerContents(layer, Kind.OS_PACKAGES, osPackages.next()));
      } else if (!inWheels.isEmpty()) {
        layers.add(new LayerContents(layer, Kind.PACKAGES, inWheels));
      } else if (isTitleOf(layer.title(), files)) {
        layers.add(new LayerContents(layer, Kind.FILES, files));
      } else {
        layers.add(new LayerContents(layer, Kind.OTHER, List.of()));
      }
    }
    return new ImageContents(entry, image, layers);
  }

  /** The image of a version of which nothing but the image was kept. */
  public static ImageContents unknown(RuntimeEntry entry, RuntimeImage image) {
    return new ImageContents(
        entry,
        image,
        image.layers().stream()
            .map(layer -> new LayerContents(layer, Kind.OTHER, List.of()))
            .toList());
  }

  /** A layer's title lists the wheels in it as name and version, which no comma is part of. */
  private static List<Part> wheelsNamed(String title, Map<String, Part> wheels) {
    List<Part> named = new ArrayList<>();
    for (String label : title.split(", ")) {
      Optional.ofNullable(wheels.get(label)).ifPresent(named::add);
    }
    return named;
  }

  private static boolean isTitleOf(String title, List<Part> files) {
    return files.size() == 1
        ? title.equals(files.get(0).name())
        : title.equals(files.size() + " files");
  }

  /** Each part of a base is a layer, in this order, unless it is empty. */
  private static List<List<Part>> osPackages(LockedPlatform locked) {
    List<List<Part>> layers = new ArrayList<>();
    for (LockedOsPackage.Part part : LockedOsPackage.Part.values()) {
      List<Part> own =
          locked.osPackages().stream()
              .filter(one -> one.part() == part)
              .map(one -> new Part(one.name(), one.version(), one.size(), one.digest()))
              .toList();
      if (!own.isEmpty()) {
        layers.add(own);
      }
    }
    return layers;
  }

  private static Part part(LockedWheel wheel) {
    return new Part(wheel.name(), wheel.version(), wheel.size(), wheel.digest());
  }

  private static Part part(LockedLocalWheel wheel) {
    return new Part(wheel.name(), wheel.version(), wheel.size(), wheel.digest());
  }

  private static Part part(LockedFile file) {
    return new Part(file.destination(), "", file.size(), file.digest());
  }

  /** The platform of the image. */
  public Platform platform() {
    return image.platform();
  }
}
