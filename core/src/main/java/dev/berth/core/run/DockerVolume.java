package dev.berth.core.run;

import dev.berth.core.docker.ContainerMount;
import dev.berth.core.function.Quantity;
import dev.berth.core.function.VolumeSource;
import dev.berth.core.function.VolumeSpec;
import java.util.Map;
import java.util.Optional;

/** A volume as a Docker Engine has it. */
record DockerVolume(VolumeSpec spec) {

  /** Goes with the container that has it. */
  static ContainerMount anonymous(String target) {
    return new ContainerMount.Volume(target, Optional.empty(), Optional.empty(), false, Map.of());
  }

  ContainerMount mount() {
    VolumeSource source = spec.source();
    if (source instanceof VolumeSource.HostPath host) {
      return new ContainerMount.Bind(
          spec.mountPath(),
          spec.subPath().map(host.path()::resolve).orElse(host.path()),
          spec.readOnly());
    }
    if (source instanceof VolumeSource.PersistentVolumeClaim claim) {
      return named(claim.claimName().orElse(spec.name()));
    }
    if (source instanceof VolumeSource.SharedVolume shared) {
      return named(shared.claimName());
    }
    if (source instanceof VolumeSource.ImageVolume image) {
      return new ContainerMount.Image(spec.mountPath(), image.image().familiar(), spec.subPath());
    }
    if (source instanceof VolumeSource.EmptyDir empty && empty.inMemory()) {
      return new ContainerMount.Memory(
          spec.mountPath(), empty.sizeLimit().map(Quantity::units), spec.readOnly());
    }
    return new ContainerMount.Volume(
        spec.mountPath(), Optional.empty(), spec.subPath(), spec.readOnly(), Map.of());
  }

  private ContainerMount named(String name) {
    return new ContainerMount.Volume(
        spec.mountPath(),
        Optional.of(name),
        spec.subPath(),
        spec.readOnly(),
        Map.of("dev.berth.volume", name));
  }
}
