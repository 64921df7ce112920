package dev.berth.core.layer;

import dev.berth.core.debian.DebEntry;
import dev.berth.core.io.TarMember;
import java.util.regex.Pattern;

/**
 * What is left out of packages: documentation (but not licences), manual pages, translations, as in
 * the slim images of the distributions. dpkg is told so too, in its own words, so that it treats
 * packages which are installed later alike. Its lists of files do not name what was left out, so
 * that {@code dpkg --verify} finds nothing missing. Folders of manual pages stay, since scripts of
 * many packages fail without them.
 */
final class PathExclusions {

  /** Where dpkg is told. */
  static final String CONFIGURATION = "etc/dpkg/dpkg.cfg.d/slim";

  /** See dpkg(1), {@code --path-exclude}. */
  static final String TEXT =
      """
      # Documentation, manual pages and translations are not part of this image.
      path-exclude=/usr/share/doc/*
      path-include=/usr/share/doc/*/copyright
      path-exclude=/usr/share/groff/*
      path-exclude=/usr/share/info/*
      path-exclude=/usr/share/linda/*
      path-exclude=/usr/share/lintian/*
      path-exclude=/usr/share/locale/*
      path-include=/usr/share/locale/locale.alias
      path-exclude=/usr/share/man/*
      """;

  private static final Pattern EXCLUDED =
      Pattern.compile("usr/share/(?:doc|groff|info|linda|lintian|locale|man)/.+");
  private static final Pattern LICENCE =
      Pattern.compile("usr/share/doc/[^/]+(?:/copyright)?|usr/share/locale/locale\\.alias");
  private static final Pattern MANUAL_FOLDER = Pattern.compile("usr/share/man/man\\d");

  private PathExclusions() {}

  /** Whether an entry is left out. */
  static boolean exclude(DebEntry entry) {
    String path = entry.path();
    if (!EXCLUDED.matcher(path).matches() || LICENCE.matcher(path).matches()) {
      return false;
    }
    return entry.type() != TarMember.Type.DIRECTORY || !MANUAL_FOLDER.matcher(path).matches();
  }
}
