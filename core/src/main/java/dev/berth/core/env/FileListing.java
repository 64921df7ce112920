package dev.berth.core.env;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Files by folder, with their sizes, times and whether they may be executed: what should be in a
 * folder, to be put there and to be compared with what is there. Written as lines, and read without
 * taking them apart into more objects than are needed: an environment has tens of thousands.
 *
 * <pre>
 * =315619200     the time of the files that follow, in seconds since 1970
 * /demo          a folder, after its parent; a time is always before it
 * 120 main.py    a file in it, of 120 bytes
 * 33x tool       one that may be executed
 * @lib64 lib     a symbolic link, and behind a tabulator where it points
 * </pre>
 */
final class FileListing {

  /** Hears what a listing holds, in its order. */
  interface Visitor {

    /** The entries that follow are in this folder: {@code ""} for the first. */
    void folder(String path) throws IOException;

    /** A file of the folder. */
    void file(String name, FileState state) throws IOException;

    /** A symbolic link of the folder. */
    default void link(String name, String target) throws IOException {}
  }

  private final byte[] lines;
  private final int start;
  private final int end;

  private FileListing(byte[] lines, int start, int end) {
    this.lines = lines;
    this.start = start;
    this.end = end;
  }

  /** These lines, which may come from anywhere. */
  static FileListing of(byte[] lines) {
    return new FileListing(lines, 0, lines.length);
  }

  /** All of these, one after the other. */
  static FileListing joined(List<FileListing> listings) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    listings.forEach(one -> all.write(one.lines, one.start, one.end - one.start));
    return of(all.toByteArray());
  }

  /** How many bytes its lines have: the more, the longer it takes to go through it. */
  int length() {
    return end - start;
  }

  /** The lines. */
  byte[] bytes() {
    return Arrays.copyOfRange(lines, start, end);
  }

  /**
   * About equal parts of it, each of which stands for itself, for several threads.
   *
   * @param parts how many at most
   */
  List<FileListing> split(int parts) {
    List<FileListing> all = new ArrayList<>();
    int size = Math.max(1, (end - start) / Math.max(1, parts));
    int from = start;
    for (int at = start; at < end; at = endOfLine(at) + 1) {
      if (lines[at] == '=' && at - from >= size) {
        all.add(new FileListing(lines, from, at));
        from = at;
      }
    }
    all.add(new FileListing(lines, from, end));
    return all;
  }

  /**
   * Goes through it.
   *
   * @throws IllegalArgumentException when the lines are not those of a listing
   */
  void forEach(Visitor visitor) throws IOException {
    long time = 0;
    for (int at = start; at < end; ) {
      int next = endOfLine(at);
      switch (lines[at]) {
        case '=' -> time = number(at + 1, next);
        case '/' -> visitor.folder(text(at + 1, next));
        case '@' -> {
          int tab = indexOf('\t', at, next);
          visitor.link(text(at + 1, tab), text(tab + 1, next));
        }
        default -> {
          int space = indexOf(' ', at, next);
          boolean executable = lines[space - 1] == 'x';
          long size = number(at, executable ? space - 1 : space);
          visitor.file(text(space + 1, next), new FileState(size, executable, time));
        }
      }
      at = next + 1;
    }
  }

  /** All but the files at these paths. */
  FileListing without(Set<String> paths) throws IOException {
    FileListingWriter writer = new FileListingWriter();
    forEach(
        new Visitor() {
          private String start = "";

          @Override
          public void folder(String path) {
            start = path.isEmpty() ? "" : path + "/";
            writer.addFolder(path);
          }

          @Override
          public void file(String name, FileState state) {
            if (!paths.contains(start + name)) {
              writer.add(start + name, state);
            }
          }

          @Override
          public void link(String name, String target) {
            writer.addLink(start + name, target);
          }
        });
    return writer.listing();
  }

  private int endOfLine(int at) {
    return indexOf('\n', at, end);
  }

  private int indexOf(char wanted, int from, int to) {
    for (int at = from; at < to; at++) {
      if (lines[at] == wanted) {
        return at;
      }
    }
    throw new IllegalArgumentException("a line of the listing is cut short");
  }

  private long number(int from, int to) {
    long value = 0;
    for (int at = from; at < to; at++) {
      int digit = lines[at] - '0';
      if (digit < 0 || digit > 9 || value > Long.MAX_VALUE / 10 - 1) {
        throw new IllegalArgumentException("a line of the listing has no number");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private String text(int from, int to) {
    return new String(lines, from, to - from, StandardCharsets.UTF_8);
  }
}
