package dev.berth.core.layer;

import dev.berth.core.io.ElfFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Does what ldconfig(8) does: links each shared object by the name that programs ask for (SONAME),
 * and writes {@code /etc/ld.so.cache} (glibc, sysdeps/generic/dl-cache.h, the new format).
 */
final class LinkerCache {

  private static final String MAGIC = "glibc-ld.so.cache1.1";
  private static final int HEADER_SIZE = 48;
  private static final int ENTRY_SIZE = 24;
  private static final byte LITTLE_ENDIAN = 2;
  private static final int LIBC6 = 0x0003;
  private static final Map<Integer, Integer> MACHINE_FLAGS =
      Map.of(ElfFile.X86_64, 0x0300, ElfFile.AARCH64, 0x0a00);

  /** After the folders that ld.so.conf names. */
  private static final List<String> SYSTEM_FOLDERS = List.of("/lib", "/usr/lib");

  /** A name that programs ask for, and where it leads. */
  private record Library(String name, String path, int flags, int abi) {}

  /** A shared object in a folder. */
  private record Candidate(String file, boolean link, ElfFile elf) {}

  private final RootTree tree;
  private final Map<String, ElfFile> objects;
  private final boolean abi;

  /**
   * @param objects by path, links resolved
   * @param abi whether the C library's own cache tells the oldest Linux of an object, which it did
   *     before 2.36
   */
  private LinkerCache(RootTree tree, Map<String, ElfFile> objects, boolean abi) {
    this.tree = tree;
    this.objects = objects;
    this.abi = abi;
  }

  /** Adds links and cache to a tree. */
  static void write(RootTree tree, Map<String, ElfFile> objects, boolean abi) throws IOException {
    LinkerCache cache = new LinkerCache(tree, objects, abi);
    List<Library> libraries = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String folder : cache.folders()) {
      Optional<String> resolved = tree.resolveFully(folder);
      if (resolved.isPresent() && seen.add(resolved.get())) {
        libraries.addAll(cache.libraries(folder, resolved.get()));
      }
    }
    libraries.sort(
        Comparator.comparing(Library::name, LinkerCache::compareNames)
            .thenComparing(Library::flags)
            .reversed());
    tree.put("etc/ld.so.cache", RootEntry.file(RootContent.of(encode(libraries)), 0644));
  }

  private List<String> folders() throws IOException {
    List<String> folders = new ArrayList<>();
    readConfiguration("etc/ld.so.conf", folders);
    folders.addAll(SYSTEM_FOLDERS);
    return folders;
  }

  private void readConfiguration(String file, List<String> folders) throws IOException {
    for (String line : tree.text(file).orElse("").lines().toList()) {
      String text = line.replaceAll("#.*", "").strip();
      if (text.startsWith("include ")) {
        String pattern = text.substring("include ".length()).strip();
        String folder = pattern.substring(0, Math.max(pattern.lastIndexOf('/'), 0));
        for (String name : tree.list(folder).keySet()) {
          if (pattern.endsWith("/*.conf") && name.endsWith(".conf")) {
            readConfiguration(folder + "/" + name, folders);
          }
        }
      } else if (text.startsWith("/")) {
        folders.add(text.replaceAll("/+$", ""));
      }
    }
  }

  private List<Library> libraries(String folder, String resolved) {
    Map<String, Candidate> byName = new TreeMap<>();
    for (Map.Entry<String, RootEntry> one : tree.list(resolved).entrySet()) {
      candidate(resolved, one.getKey(), one.getValue())
          .ifPresent(candidate -> byName.merge(soname(candidate), candidate, LinkerCache::better));
    }
    List<Library> libraries = new ArrayList<>();
    byName.forEach(
        (name, candidate) -> {
          if (!candidate.link() && !name.equals(candidate.file())) {
            tree.putIfAbsent(resolved + "/" + name, RootEntry.link(candidate.file()));
          }
          libraries.add(
              new Library(
                  name,
                  folder + "/" + name,
                  LIBC6 | MACHINE_FLAGS.getOrDefault(candidate.elf().machine(), 0),
                  abi ? candidate.elf().abi() : 0));
        });
    return libraries;
  }

  private Optional<Candidate> candidate(String folder, String name, RootEntry entry) {
    boolean named =
        (name.startsWith("lib") || name.startsWith("ld-"))
            && name.contains(".so")
            && !name.endsWith("-gdb.py");
    if (!named || entry.is(RootEntry.Type.DIRECTORY)) {
      return Optional.empty();
    }
    Optional<ElfFile> elf = tree.resolveFully(folder + "/" + name).map(objects::get);
    return elf.map(
        object ->
            new Candidate(
                name, entry.is(RootEntry.Type.SYMBOLIC_LINK) && keepsName(name, object), object));
  }

  /** A link counts as a name of its own when it is the SONAME, or what a compiler links with. */
  private static boolean keepsName(String name, ElfFile object) {
    return name.equals(object.soname()) || name.endsWith(".so") && object.soname().startsWith(name);
  }

  private static String soname(Candidate candidate) {
    return candidate.link() || candidate.elf().soname().isEmpty()
        ? candidate.file()
        : candidate.elf().soname();
  }

  /** Of two files with the same name to programs: a real file, else the higher version. */
  private static Candidate better(Candidate left, Candidate right) {
    if (left.link() != right.link()) {
      return left.link() ? right : left;
    }
    return compareNames(left.file(), right.file()) < 0 ? right : left;
  }

  /** Runs of digits by value, and after everything else: the order in which the linker searches. */
  static int compareNames(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length()) {
      boolean digit = isDigit(left, i);
      if (digit && isDigit(right, j)) {
        long leftValue = 0;
        long rightValue = 0;
        while (isDigit(left, i)) {
          leftValue = leftValue * 10 + left.charAt(i++) - '0';
        }
        while (isDigit(right, j)) {
          rightValue = rightValue * 10 + right.charAt(j++) - '0';
        }
        if (leftValue != rightValue) {
          return Long.compare(leftValue, rightValue);
        }
      } else if (digit || isDigit(right, j)) {
        return digit ? 1 : -1;
      } else {
        int order = Integer.compare(left.charAt(i), j < right.length() ? right.charAt(j) : 0);
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
    }
    return j < right.length() ? -1 : 0;
  }

  private static boolean isDigit(String text, int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static byte[] encode(List<Library> libraries) {
    int start = HEADER_SIZE + libraries.size() * ENTRY_SIZE;
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    Map<String, Integer> offsets = new LinkedHashMap<>();
    for (Library library : libraries) {
      if (!offsets.containsKey(library.path())) {
        offsets.put(library.path(), start + strings.size());
        strings.writeBytes(library.path().getBytes(StandardCharsets.UTF_8));
        strings.write(0);
      }
    }
    ByteBuffer cache = ByteBuffer.allocate(start + strings.size()).order(ByteOrder.LITTLE_ENDIAN);
    cache.put(MAGIC.getBytes(StandardCharsets.US_ASCII));
    cache.putInt(libraries.size()).putInt(strings.size()).put(LITTLE_ENDIAN);
    cache.position(HEADER_SIZE);
    for (Library library : libraries) {
      int path = offsets.get(library.path());
      // The name is the end of the path, so one text serves for both.
      int name = path + bytes(library.path()) - bytes(library.name());
      cache.putInt(library.flags()).putInt(name).putInt(path).putInt(library.abi()).putLong(0);
    }
    return cache.put(strings.toByteArray()).array();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
