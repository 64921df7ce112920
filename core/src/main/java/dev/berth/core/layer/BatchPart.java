package dev.berth.core.layer;

import dev.berth.core.io.GzipMember;
import java.io.IOException;
import java.util.zip.CRC32;

/** Headers, padding and small files: bytes of the tar that are deflated together. */
final class BatchPart extends LayerPart<byte[]> {

  private final byte[] bytes;
  private final int length;

  BatchPart(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  @Override
  long weight() {
    return 2L * bytes.length;
  }

  @Override
  boolean canBePrepared() {
    return true;
  }

  @Override
  byte[] prepare(MemberTools tools) {
    return tools.encoder.encode(bytes, 0, length);
  }

  @Override
  void commit(byte[] deflated, LayerSink sink) throws IOException {
    CRC32 crc32 = new CRC32();
    crc32.update(bytes, 0, length);
    sink.tar(bytes, 0, length);
    sink.blob(GzipMember.of(deflated, (int) crc32.getValue(), length));
  }

  @Override
  void commitAtOnce(MemberTools tools, LayerSink sink) throws IOException {
    commit(prepare(tools), sink);
  }
}
