package dev.berth.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The streams of this process as bytes, for programs that have them as if they were theirs.
 *
 * @param out fails when nobody reads it any more
 */
public record StandardStreams(InputStream in, OutputStream out, OutputStream err) {

  /** Those of the process, as they are now. */
  public static StandardStreams ofThisProcess() {
    return new StandardStreams(System.in, failing(System.out), failing(System.err));
  }

  /** Texts in the place of streams. */
  static StandardStreams of(PrintWriter out, PrintWriter err) {
    return new StandardStreams(InputStream.nullInputStream(), writing(out), writing(err));
  }

  /** A print stream keeps its failures to itself. */
  private static OutputStream failing(PrintStream stream) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
        flush();
      }

      @Override
      public void flush() throws IOException {
        if (stream.checkError()) {
          throw new IOException("nobody reads what is written");
        }
      }
    };
  }

  private static OutputStream writing(PrintWriter writer) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        writer.write(new String(bytes, offset, length, StandardCharsets.UTF_8));
        writer.flush();
      }
    };
  }
}
