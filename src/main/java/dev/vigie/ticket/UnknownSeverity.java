package dev.vigie.ticket;

import java.util.List;

/** The agreement has no such severity. */
public class UnknownSeverity extends RuntimeException {

  public UnknownSeverity(String severity, List<String> known) {
    super(
        "'%s' is no severity of this agreement; use one of %s."
            .formatted(severity, String.join(", ", known)));
  }
}
