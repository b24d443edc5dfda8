package dev.vigie.notification;

/**
 * A mail's words, ready to be sent.
 *
 * @param html empty where plain text only is wanted
 */
record RenderedMail(String subject, String text, String html) {

  RenderedMail textOnly() {
    return new RenderedMail(subject, text, "");
  }
}
