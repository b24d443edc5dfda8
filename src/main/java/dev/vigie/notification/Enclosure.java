package dev.vigie.notification;

/** A file that goes with a mail. */
record Enclosure(String name, String mediaType, byte[] content) {}
