package dev.berth.cli.command;

import dev.berth.core.lock.LockFile;
import dev.berth.core.lock.LockState;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.version.VersionView;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a folder has: its runtime.yaml, its lock, and the version that it would make.
 *
 * @param view that version, when the lock fits
 */
record FolderInfo(RuntimeSpec spec, LockState state, Optional<VersionView> view)
    implements InfoReport {

  @Override
  public void print(PrintWriter out) {
    out.println("name:     " + spec.name());
    out.println("file:     " + spec.file());
    view.ifPresent(one -> out.println("version:  " + one.version() + " " + built(one)));
    out.println("lock:     " + lock());
    state.changes().forEach(change -> out.println("          " + change));
    for (LockedPlatform locked : platforms()) {
      out.println();
      out.println("locked for " + locked.platform());
      out.println("  base:         " + base(locked));
      out.println("  python:       " + locked.python().version());
      out.println("  packages:     " + packages(locked));
      out.println("  os packages:  " + locked.osPackages().size());
      out.println("  files:        " + locked.files().size());
    }
  }

  private static String built(VersionView view) {
    return view.built()
        .map(entry -> "(built: " + String.join(", ", entry.tags()) + ")")
        .orElse("(not built)");
  }

  private String lock() {
    if (state.lock().isEmpty()) {
      return "none: make it with `berth runtime lock`";
    }
    return LockFile.digest(state.lock().get())
        + (state.isFresh() ? "" : " (does not fit runtime.yaml any more)");
  }

  private List<LockedPlatform> platforms() {
    return state.lock().map(lock -> lock.platforms()).orElse(List.of());
  }

  private static String base(LockedPlatform locked) {
    return locked.base() instanceof LockedBase.Image image
        ? image.location()
        : ((LockedBase.Distribution) locked.base()).os();
  }

  private static int packages(LockedPlatform locked) {
    return locked.wheels().size() + locked.localWheels().size();
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", spec.name());
    json.put("file", spec.file().toString());
    view.ifPresent(one -> json.put("version", one.version().toString()));
    json.put("built", view.flatMap(VersionView::built).isPresent());
    json.put("tags", view.flatMap(VersionView::built).map(RuntimeEntry::tags).orElse(List.of()));
    state.lock().ifPresent(lock -> json.put("lock", LockFile.digest(lock).toString()));
    json.put("fits", state.isFresh());
    json.put("changes", state.changes());
    json.put("platforms", platforms().stream().map(FolderInfo::json).toList());
    return json;
  }

  private static Map<String, Object> json(LockedPlatform locked) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("platform", locked.platform().toString());
    json.put("base", base(locked));
    json.put("python", locked.python().version().toString());
    json.put("packages", packages(locked));
    json.put("osPackages", locked.osPackages().size());
    json.put("files", locked.files().size());
    return json;
  }
}
