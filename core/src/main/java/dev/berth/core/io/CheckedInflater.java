package dev.berth.core.io;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates raw DEFLATE streams, one after the other, and checks of each that it ends exactly where
 * its compressed bytes do, and that what comes out is what the archive promised.
 */
public final class CheckedInflater implements AutoCloseable {

  /** Takes inflated bytes, which it must not keep. */
  public interface Sink {
    void accept(byte[] bytes, int offset, int length) throws IOException;
  }

  private final Inflater inflater = new Inflater(true);
  private final byte[] output;

  /**
   * @param bufferSize how many inflated bytes are given to a sink at most at a time
   */
  public CheckedInflater(int bufferSize) {
    this.output = new byte[bufferSize];
  }

  /**
   * Inflates one stream.
   *
   * @param compressedSink sees the compressed bytes first, piece by piece
   * @param inflatedSink sees the inflated bytes
   * @throws DamagedArchiveException when the stream is not what it should be
   */
  public void inflate(
      DeflatedContent content, byte[] inputBuffer, Sink compressedSink, Sink inflatedSink)
      throws IOException {
    ExpectedBytes expected = content.expected();
    BytesCheck check = new BytesCheck(expected);
    inflater.reset();
    long left = content.compressed().size();
    try (var in = content.compressed().open()) {
      while (left > 0) {
        int read = in.read(inputBuffer, 0, (int) Math.min(inputBuffer.length, left));
        if (read < 0) {
          throw expected.damaged("the file ends inside it");
        }
        left -= read;
        if (inflater.finished()) {
          throw expected.damaged("its compressed data goes on after its end");
        }
        compressedSink.accept(inputBuffer, 0, read);
        inflater.setInput(inputBuffer, 0, read);
        drain(expected, check, inflatedSink);
      }
    } catch (DataFormatException e) {
      throw expected.damaged("its compressed data is broken");
    }
    if (!inflater.finished()) {
      throw expected.damaged("its compressed data has no end");
    }
    check.finish();
  }

  private void drain(ExpectedBytes expected, BytesCheck check, Sink sink)
      throws IOException, DataFormatException {
    while (!inflater.finished()) {
      int inflated = inflater.inflate(output);
      if (inflated > 0) {
        check.update(output, 0, inflated);
        sink.accept(output, 0, inflated);
      } else if (inflater.needsDictionary()) {
        throw expected.damaged("its compressed data needs a dictionary");
      } else if (inflater.needsInput()) {
        return;
      }
    }
    if (inflater.getRemaining() > 0) {
      throw expected.damaged("its compressed data goes on after its end");
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
