package dev.berth.core.env;

import dev.berth.core.python.EntryPoint;
import dev.berth.core.python.GeneratedFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file which remembers how a wheel is installed, so that the wheel need not be opened again:
 * lines, and behind their lengths the texts that have lines themselves.
 */
final class UnpackedWheelFile {

  private static final String FORMAT = "berth-unpacked-wheel 1";
  private static final String END = "end";

  private UnpackedWheelFile() {}

  /** What a file holds. */
  record Content(GeneratedFiles generated, FileListing listing) {}

  static byte[] write(Content content) {
    GeneratedFiles generated = content.generated();
    Output out = new Output();
    out.line(FORMAT);
    out.line(generated.distInfo());
    for (EntryPoint command : generated.commands()) {
      out.line("command " + command.name() + "\t" + command.module() + "\t" + command.attribute());
    }
    new TreeMap<>(generated.scripts())
        .forEach(
            (name, rest) -> {
              out.line("script " + name);
              out.block(rest);
            });
    out.line("record");
    out.block(generated.rows().getBytes(StandardCharsets.UTF_8));
    out.line("files");
    out.block(content.listing().bytes());
    out.line(END);
    return out.bytes.toByteArray();
  }

  private static final class Output {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void line(String text) {
      bytes.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void block(byte[] content) {
      line(Integer.toString(content.length));
      bytes.writeBytes(content);
      line("");
    }
  }

  /**
   * @throws IllegalArgumentException when the bytes are not what {@link #write} wrote
   */
  static Content read(byte[] bytes) {
    Input in = new Input(bytes);
    if (!in.line().equals(FORMAT)) {
      throw new IllegalArgumentException("another format");
    }
    String distInfo = in.line();
    List<EntryPoint> commands = new ArrayList<>();
    Map<String, byte[]> scripts = new TreeMap<>();
    String line = in.line();
    while (!line.equals("record")) {
      if (line.startsWith("command ")) {
        String[] parts = line.substring("command ".length()).split("\t", -1);
        if (parts.length != 3) {
          throw new IllegalArgumentException("a command has no three parts");
        }
        commands.add(new EntryPoint(parts[0], parts[1], parts[2]));
      } else if (line.startsWith("script ")) {
        scripts.put(line.substring("script ".length()), in.block());
      } else {
        throw new IllegalArgumentException("an unknown line");
      }
      line = in.line();
    }
    String rows = new String(in.block(), StandardCharsets.UTF_8);
    if (!in.line().equals("files")) {
      throw new IllegalArgumentException("no files");
    }
    byte[] listing = in.block();
    if (!in.line().equals(END)) {
      throw new IllegalArgumentException("no end");
    }
    return new Content(
        new GeneratedFiles(distInfo, commands, scripts, rows), FileListing.of(listing));
  }

  private static final class Input {

    private final byte[] bytes;
    private int at;

    Input(byte[] bytes) {
      this.bytes = bytes;
    }

    String line() {
      int start = at;
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      if (at == bytes.length) {
        throw new IllegalArgumentException("cut short");
      }
      return new String(bytes, start, at++ - start, StandardCharsets.UTF_8);
    }

    byte[] block() {
      int length = Integer.parseInt(line());
      if (length < 0 || length > bytes.length - at) {
        throw new IllegalArgumentException("cut short");
      }
      byte[] block = Arrays.copyOfRange(bytes, at, at + length);
      at += length;
      if (!line().isEmpty()) {
        throw new IllegalArgumentException("a text is longer than it should be");
      }
      return block;
    }
  }
}
