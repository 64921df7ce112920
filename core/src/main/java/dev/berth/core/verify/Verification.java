package dev.berth.core.verify;

import java.util.List;

/**
 * What came of comparing one thing with another.
 *
 * @param subject what was verified: {@code image sha256:9f86…}
 * @param against what it should be: {@code lock}, {@code image sha256:9f86…}
 * @param packages how many it has, or should have
 * @param files how many are what they should be
 * @param differences none when it is what it should be
 * @param remarks what else a person should know, one sentence each
 * @param remedy what makes it what it should be
 */
public record Verification(
    String subject,
    String against,
    int packages,
    int files,
    List<Difference> differences,
    List<String> remarks,
    String remedy) {

  public Verification {
    differences = List.copyOf(differences);
    remarks = List.copyOf(remarks);
  }

  /** Whether it is what it should be. */
  public boolean isSame() {
    return differences.isEmpty();
  }
}
