package dev.berth.core.layer;

import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedBase.LockedSuite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Tells the image's apt where more packages are (sources.list(5), deb822): the archives that its
 * own packages came from, by their public addresses.
 */
final class AptSources {

  private AptSources() {}

  static void write(RootTree tree, LockedBase.Distribution base) {
    boolean ubuntu = base.os().startsWith("ubuntu:");
    Map<String, StringJoiner> suites = new LinkedHashMap<>();
    for (LockedSuite suite : base.suites()) {
      suites.computeIfAbsent(suite.origin(), any -> new StringJoiner(" ")).add(suite.suite());
    }
    StringJoiner text = new StringJoiner("\n");
    suites.forEach(
        (origin, names) ->
            text.add(
                """
                Types: deb
                URIs: %s
                Suites: %s
                Components: %s
                Signed-By: /usr/share/keyrings/%s-archive-keyring.gpg
                """
                    .formatted(
                        origin,
                        names,
                        ubuntu ? "main universe" : "main",
                        ubuntu ? "ubuntu" : "debian")));
    tree.put(
        "etc/apt/sources.list.d/" + (ubuntu ? "ubuntu" : "debian") + ".sources",
        RootEntry.file(text.toString(), 0644));
  }
}
