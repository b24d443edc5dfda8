package dev.vigie.process;

/** A designer's model or form cannot be deployed; the message names the file and the mistake. */
public class UnusableModel extends RuntimeException {

  UnusableModel(String message) {
    super(message);
  }

  UnusableModel(String message, Throwable cause) {
    super(message, cause);
  }
}
