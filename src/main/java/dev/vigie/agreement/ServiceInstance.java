package dev.vigie.agreement;

import java.util.Arrays;
import java.util.Optional;

/** What an instance of a service is for, and who runs it. */
public enum ServiceInstance {
  PRODUCTION("production"),
  /** Development, staging, training (aidi/2.1). */
  NON_PRODUCTION("non-production"),
  /** Run by others (xtm/4.10). */
  SUBCONTRACTED("subcontracted");

  private final String word;

  ServiceInstance(String word) {
    this.word = word;
  }

  /** As a designer writes it in a table, and a program in a request. */
  public String word() {
    return word;
  }

  public static Optional<ServiceInstance> of(String word) {
    return Arrays.stream(values()).filter(instance -> instance.word.equals(word)).findFirst();
  }
}
