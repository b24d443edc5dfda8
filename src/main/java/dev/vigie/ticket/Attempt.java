package dev.vigie.ticket;

/**
 * What an agent is told of a step that may turn out to be impossible.
 *
 * @param remark why it cannot be, with a remedy; null if it is done
 */
public record Attempt(boolean done, String remark) {

  static final Attempt DONE = new Attempt(true, null);

  static Attempt refused(String remark) {
    return new Attempt(false, remark);
  }
}
