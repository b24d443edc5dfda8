package dev.vigie.agreement;

/** A designer's file cannot be used; the message names the file and the remedy. */
public class UnusableDesignFile extends RuntimeException {

  UnusableDesignFile(String message) {
    super(message);
  }

  UnusableDesignFile(String message, Throwable cause) {
    super(message, cause);
  }
}
