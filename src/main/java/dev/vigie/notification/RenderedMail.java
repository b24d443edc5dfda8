package dev.vigie.notification;

/** A mail's words, ready to be sent. */
record RenderedMail(String subject, String text, String html) {}
