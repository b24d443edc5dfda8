package dev.vigie.local;

/** The local platform cannot start or go on, for a reason that a person can remove. */
class LocalPlatformFailure extends RuntimeException {

  private final String remedy;

  LocalPlatformFailure(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  LocalPlatformFailure(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
