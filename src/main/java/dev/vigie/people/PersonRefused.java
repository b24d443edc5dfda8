package dev.vigie.people;

/** Something about a person cannot be so; the page says it in the reader's language. */
public class PersonRefused extends RuntimeException {

  private final String why;

  /**
   * @param why the end of a message's key, {@code people.wrong.*}
   */
  PersonRefused(String why) {
    super(why);
    this.why = why;
  }

  public String why() {
    return why;
  }
}
