package dev.berth.core.lock;

import dev.berth.core.io.Content;
import dev.berth.core.io.LayerCompression;
import dev.berth.core.io.LayerPath;
import dev.berth.core.io.TarArchiveReader;
import dev.berth.core.io.TarMember;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files that an image was saved as: in a folder, or in an archive. */
interface ImageFiles {

  /**
   * A file.
   *
   * @param path relative, with {@code /}, as the image's own documents name it
   * @throws NoSuchFileException when there is none
   */
  Content get(String path) throws IOException;

  /** The files of a folder. Only paths that stay in it name any. */
  static ImageFiles in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw Files.exists(folder)
          ? new IOException("`" + folder + "` is not a folder")
          : new NoSuchFileException(folder.toString());
    }
    return path -> {
      Path file = folder.resolve(path).normalize();
      if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
        throw new NoSuchFileException(path);
      }
      return Content.of(file);
    };
  }

  /** The files of a tar archive, which stays as it is: nothing is unpacked. */
  static ImageFiles ofArchive(Path archive) throws IOException {
    if (!Files.isRegularFile(archive)) {
      throw Files.exists(archive)
          ? new IOException("`" + archive + "` is not a file")
          : new NoSuchFileException(archive.toString());
    }
    refuseCompressed(archive);
    Map<String, TarMember> members = new HashMap<>();
    for (TarMember member : TarArchiveReader.read(archive)) {
      members.put(LayerPath.normalized(member.name()), member);
    }
    return path -> {
      TarMember member = find(members, path);
      return Content.slice(archive, member.offset(), member.size());
    };
  }

  private static void refuseCompressed(Path archive) throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      byte[] start = in.readNBytes(4);
      if (LayerCompression.of(start) != LayerCompression.NONE) {
        throw new IOException("the archive is compressed: decompress it first");
      }
    }
  }

  /** Docker before 25 saves a layer that comes twice as a link to the first. */
  private static TarMember find(Map<String, TarMember> members, String path) throws IOException {
    String name = LayerPath.normalized(path);
    for (int hops = 0; hops < 8; hops++) {
      TarMember member = members.get(name);
      if (member == null) {
        throw new NoSuchFileException(path);
      }
      switch (member.type()) {
        case FILE -> {
          return member;
        }
        case SYMBOLIC_LINK -> name = LayerPath.resolved(name, member.linkTarget());
        case HARD_LINK -> name = LayerPath.normalized(member.linkTarget());
        default -> throw new NoSuchFileException(path);
      }
    }
    throw new IOException("`" + path + "` is a link that leads nowhere");
  }
}
