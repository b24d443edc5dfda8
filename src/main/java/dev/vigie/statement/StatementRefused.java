package dev.vigie.statement;

/** Says why something cannot be done with a statement, as the word of a message. */
public class StatementRefused extends RuntimeException {

  private final String why;

  StatementRefused(String why) {
    super("Statement refused: " + why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
