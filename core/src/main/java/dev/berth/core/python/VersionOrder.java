package dev.berth.core.python;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * The order of versions (PEP 440, "Summary of permitted suffixes and relative ordering"): {@code
 * 1.dev1 < 1a1 < 1rc1 < 1 < 1+local < 1.post1}.
 */
final class VersionOrder implements Comparator<Version> {

  static final VersionOrder INSTANCE = new VersionOrder();

  private VersionOrder() {}

  @Override
  public int compare(Version left, Version right) {
    return Comparator.comparing(Version::epoch)
        .thenComparing(Version::release, VersionOrder::compareReleases)
        .thenComparing(VersionOrder::stage)
        .thenComparing(
            (a, b) ->
                a.pre().isPresent() && b.pre().isPresent()
                    ? a.pre().get().compareTo(b.pre().get())
                    : 0)
        .thenComparing(version -> version.post().orElse(BigInteger.ONE.negate()))
        .thenComparing(VersionOrder::compareDev)
        .thenComparing(Version::local, VersionOrder::compareLocal)
        .compare(left, right);
  }

  /** Missing numbers are zeros. */
  static int compareReleases(List<BigInteger> left, List<BigInteger> right) {
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      BigInteger a = i < left.size() ? left.get(i) : BigInteger.ZERO;
      BigInteger b = i < right.size() ? right.get(i) : BigInteger.ZERO;
      if (!a.equals(b)) {
        return a.compareTo(b);
      }
    }
    return 0;
  }

  /** A bare {@code .dev} comes before alpha, beta and rc, and those before the release. */
  private static int stage(Version version) {
    if (version.pre().isPresent()) {
      return 1;
    }
    return version.dev().isPresent() && version.post().isEmpty() ? 0 : 2;
  }

  private static int compareDev(Version left, Version right) {
    if (left.dev().isPresent() && right.dev().isPresent()) {
      return left.dev().get().compareTo(right.dev().get());
    }
    return Boolean.compare(right.dev().isPresent(), left.dev().isPresent());
  }

  /** Numbers are newer than words, and a longer local part is newer than its own beginning. */
  private static int compareLocal(List<String> left, List<String> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      String a = left.get(i);
      String b = right.get(i);
      boolean aIsNumber = Version.isNumber(a);
      boolean bIsNumber = Version.isNumber(b);
      int order =
          aIsNumber && bIsNumber
              ? new BigInteger(a).compareTo(new BigInteger(b))
              : aIsNumber != bIsNumber ? Boolean.compare(aIsNumber, bIsNumber) : a.compareTo(b);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }
}
