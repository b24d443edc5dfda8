package dev.vigie.problem;

import java.time.Duration;

/** Nothing is wrong with the request, but it comes at a time when there is too much to do. */
public class TooBusy extends RuntimeException {

  private final transient Duration patience;

  public TooBusy(Duration patience) {
    super(
        "Too much is waiting to be done; send the same again in %d s."
            .formatted(patience.toSeconds()));
    this.patience = patience;
  }

  /** After which it is worth another try. */
  public Duration patience() {
    return patience;
  }
}
