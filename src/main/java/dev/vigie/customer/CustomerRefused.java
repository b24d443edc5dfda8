package dev.vigie.customer;

/** What was written of a customer cannot be so; the page says why and what to do. */
class CustomerRefused extends RuntimeException {

  private final String why;
  private final String what;

  /**
   * @param why of the messages {@code customers.wrong.*}
   * @param what the part that is wrong, word for word
   */
  CustomerRefused(String why, String what) {
    super(why + ": " + what);
    this.why = why;
    this.what = what;
  }

  String why() {
    return why;
  }

  String what() {
    return what;
  }
}
