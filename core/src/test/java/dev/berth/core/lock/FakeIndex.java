package dev.berth.core.lock;

import dev.berth.core.io.FakeServer;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.PackageName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A package index in this process: the simple repository API over files that the test makes. */
public final class FakeIndex implements AutoCloseable {

  private final FakeServer server;
  private final Map<PackageName, List<String>> links = new TreeMap<>();

  public FakeIndex() throws IOException {
    server = new FakeServer();
  }

  /** Adds a wheel to it. */
  public FakeIndex with(TinyWheel wheel) {
    String name = wheel.fileName().substring(0, wheel.fileName().indexOf('-'));
    return with(PackageName.parse(name), wheel.fileName(), wheel.bytes());
  }

  /** Adds any file to it. */
  public FakeIndex with(PackageName name, String file, byte[] content) {
    server.serve("/files/" + file, content);
    List<String> all = links.computeIfAbsent(name, n -> new ArrayList<>());
    all.add(
        "<a href=\"../../files/%s#%s\">%s</a>"
            .formatted(file, Digest.of(content).toString().replace(':', '='), file));
    server.serve("/simple/" + name + "/", "text/html", String.join("\n", all));
    return this;
  }

  public FakeServer server() {
    return server;
  }

  public String url() {
    return server.url("/simple").toString();
  }

  public String fileUrl(String file) {
    return server.url("/files/" + file).toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
