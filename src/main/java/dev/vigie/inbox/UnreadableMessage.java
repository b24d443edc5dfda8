package dev.vigie.inbox;

/** A message that no program could tell the meaning of. */
final class UnreadableMessage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableMessage(Throwable cause) {
    super("%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()), cause);
  }
}
