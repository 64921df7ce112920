package dev.berth.core.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.LoadResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.util.Optional;

/**
 * Reads what the Engine answers to a load, to its end. Errors come in an answer whose status is
 * 200, since it began before the Engine knew of them.
 */
final class LoadAnswer extends ResultCallback.Adapter<LoadResponseItem> {

  private final LoadListener listener;
  private volatile String error = "";

  LoadAnswer(LoadListener listener) {
    this.listener = listener;
  }

  @Override
  public void onNext(LoadResponseItem item) {
    errorIn(item).ifPresent(message -> error = message);
    Optional.ofNullable(item.getStream())
        .or(() -> Optional.ofNullable(item.getStatus()))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .ifPresent(listener::status);
  }

  @SuppressWarnings("deprecation") // Older engines send `error` only.
  private static Optional<String> errorIn(LoadResponseItem item) {
    return Optional.ofNullable(item.getErrorDetail())
        .map(ResponseItem.ErrorDetail::getMessage)
        .or(() -> Optional.ofNullable(item.getError()));
  }

  /** What the Engine said went wrong, when it did. */
  Optional<String> error() {
    return Optional.of(error).filter(message -> !message.isEmpty());
  }
}
