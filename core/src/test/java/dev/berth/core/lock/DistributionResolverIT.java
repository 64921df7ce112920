package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.SourceExcerpt;
import dev.berth.core.io.Environment;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.Dependency.Located;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the distributions' real archives. */
class DistributionResolverIT {

  @ParameterizedTest
  @CsvSource({"debian:11, linux/amd64", "debian:12, linux/amd64", "debian:13, linux/arm64"})
  void findsASystemAPythonAndWhatIsAskedFor(String os, String platform) throws IOException {
    DistributionRelease release = DistributionRelease.find(os).orElseThrow();

    ResolvedBase resolved = resolve(os, platform, "git", "libgl1", "ffmpeg");

    assertThat(((LockedBase.Distribution) resolved.base()).suites())
        .extracting(LockedBase.LockedSuite::suite)
        .isEqualTo(release.suites());
    assertThat(resolved.python().version()).isEqualTo(release.python());
    assertThat(resolved.osPackages())
        .extracting(LockedOsPackage::name)
        .contains("bash", "libc6", "python3", "git", "libgl1", "ffmpeg")
        .doesNotHaveDuplicates()
        .isSorted();
  }

  static ResolvedBase resolve(String os, String platform, String... packages) throws IOException {
    SourceExcerpt somewhere = new SourceExcerpt(Path.of("runtime.yaml"), 1, 1, Optional.empty(), 1);
    List<Located> asked =
        Arrays.stream(packages).map(name -> new Located(name, somewhere)).toList();
    return new DistributionResolver(
            new DirectArchiveAccess(),
            DistributionMirrors.of(new Environment(Map.of()), HostAptSources.none()),
            DistributionResolver.shippedKeys(),
            Clock.systemUTC())
        .resolve(
            new DistributionRequest(
                Optional.of(os), Optional.empty(), Platform.parse(platform), asked));
  }
}
