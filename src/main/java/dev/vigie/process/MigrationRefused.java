package dev.vigie.process;

import java.util.regex.Pattern;

/** The engine leaves an instance on its version. */
class MigrationRefused extends RuntimeException {

  private static final Pattern UNMAPPED =
      Pattern.compile("no mapping instruction defined for active element with id '([^']+)'");
  private static final String CONCURRENT = "a concurrent command was executed";

  private final boolean over;

  MigrationRefused(String reason, boolean over) {
    super(reason);
    this.over = over;
  }

  /** Whether there is no such instance any more. */
  boolean over() {
    return over;
  }

  /** What a manager can do about it. */
  String sentence(DeployedModel newest) {
    if (over) {
      return "has no %s any more, it has ended".formatted(newest.model());
    }
    if (getMessage().contains(CONCURRENT)) {
      return "was at work at this very moment; repeat the call";
    }
    var unmapped = UNMAPPED.matcher(getMessage());
    return unmapped.find()
        ? "stands on %s, which version %d lacks or has changed in kind or place; work past it first,"
                .formatted(unmapped.group(1), newest.version())
            + " or give it back to the model, deploy that, and repeat the call"
        : "was refused by the engine: " + getMessage();
  }
}
