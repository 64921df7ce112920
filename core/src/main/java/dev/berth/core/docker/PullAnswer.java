package dev.berth.core.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.util.Optional;

/** Reads what the Engine says while it fetches an image; errors come in an answer of status 200. */
final class PullAnswer extends ResultCallback.Adapter<PullResponseItem> {

  private final PullListener listener;
  private volatile String error = "";

  PullAnswer(PullListener listener) {
    this.listener = listener;
  }

  @Override
  public void onNext(PullResponseItem item) {
    errorIn(item).ifPresent(message -> error = message);
    Optional.ofNullable(item.getStatus())
        .filter(status -> !status.isBlank())
        .map(status -> Optional.ofNullable(item.getId()).map(id -> id + ": ").orElse("") + status)
        .ifPresent(listener::status);
  }

  @SuppressWarnings("deprecation") // Older engines send `error` only.
  private static Optional<String> errorIn(PullResponseItem item) {
    return Optional.ofNullable(item.getErrorDetail())
        .map(ResponseItem.ErrorDetail::getMessage)
        .or(() -> Optional.ofNullable(item.getError()));
  }

  /** What the Engine said went wrong, when it did. */
  Optional<String> error() {
    return Optional.of(error).filter(message -> !message.isEmpty());
  }
}
