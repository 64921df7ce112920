package dev.berth.cli.console;

import dev.berth.core.store.Download;
import dev.berth.core.store.FetchListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Shows downloads: a bar on a terminal, a line at the start elsewhere. */
public final class FetchProgress implements FetchListener, AutoCloseable {

  private final Console console;
  private final Map<Download, Long> positions = new ConcurrentHashMap<>();
  private final AtomicLong done = new AtomicLong();
  private int awaited;
  private @Nullable ProgressBar bar;

  public FetchProgress(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void planned(int downloads, long bytes) {
    String what = downloads == 1 ? "1 file" : downloads + " files";
    if (!console.showsProgress()) {
      console.note("Fetching " + what + " (" + Sizes.of(bytes) + ")");
      return;
    }
    awaited += downloads;
    bar = console.byteBar("Fetching " + what, bytes);
  }

  @Override
  public void progressed(Download download, long position) {
    Long before = positions.put(download, position);
    long all = done.addAndGet(position - (before == null ? 0 : before));
    ProgressBar shown = bar;
    if (shown != null) {
      shown.stepTo(all);
    }
  }

  @Override
  public void retrying(Download download, String reason, Duration pause) {
    console.note(
        "Trying `" + download.name() + "` again in " + pause.toSeconds() + " s: " + reason);
  }

  @Override
  public synchronized void finished(Download download) {
    awaited--;
    if (awaited <= 0) {
      close();
    }
  }

  /** Ends the bar, so that what is said next stands on a line of its own. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      console.err().println();
      bar = null;
    }
    positions.clear();
    done.set(0);
    awaited = 0;
  }
}
