package dev.berth.core.layer;

import dev.berth.core.io.DeflatedContent;
import dev.berth.core.io.ExpectedBytes;
import dev.berth.core.io.GzipMember;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A deflated file whose stream becomes a gzip member as it is. */
final class SplicePart extends LayerPart<SplicePart.Inflated> {

  /** Larger files are not held in memory, so they cannot be inflated ahead. */
  private static final long LARGEST_AHEAD = 4L << 20;

  /** A stream as it was found and the pieces it inflates to. */
  record Inflated(byte[] compressed, List<byte[]> pieces) {}

  private final DeflatedContent content;

  SplicePart(DeflatedContent content) {
    this.content = content;
  }

  @Override
  long weight() {
    return canBePrepared() ? content.size() + content.compressed().size() : 0;
  }

  @Override
  boolean canBePrepared() {
    return content.size() + content.compressed().size() <= LARGEST_AHEAD;
  }

  @Override
  Inflated prepare(MemberTools tools) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream((int) content.compressed().size());
    List<byte[]> pieces = new ArrayList<>();
    tools.inflater.inflate(
        content,
        tools.input,
        compressed::write,
        (bytes, offset, length) -> pieces.add(Arrays.copyOfRange(bytes, offset, offset + length)));
    return new Inflated(compressed.toByteArray(), pieces);
  }

  @Override
  void commit(Inflated inflated, LayerSink sink) throws IOException {
    for (byte[] piece : inflated.pieces()) {
      sink.tar(piece, 0, piece.length);
    }
    sink.blob(GzipMember.of(inflated.compressed(), content.expected().crc32(), content.size()));
  }

  @Override
  void commitAtOnce(MemberTools tools, LayerSink sink) throws IOException {
    ExpectedBytes expected = content.expected();
    sink.blob(GzipMember.header());
    tools.inflater.inflate(content, tools.input, sink::blob, sink::tar);
    sink.blob(GzipMember.trailer(expected.crc32(), expected.size()));
  }
}
