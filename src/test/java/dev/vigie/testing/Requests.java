package dev.vigie.testing;

/** Requests that a customer would send. */
public final class Requests {

  private Requests() {}

  /**
   * @param plan empty where the agreement has no plans
   */
  public static String of(String agreement, String plan, String severity) {
    return trackforce(severity)
        .replace("\"agreement\": \"trackforce\"", "\"agreement\": \"%s\"".formatted(agreement))
        .replace("\"customer\"", "\"plan\": \"%s\", \"customer\"".formatted(plan))
        .replace("\"fr\"", agreement.equals("xtm") ? "\"en\"" : "\"fr\"")
        .replace("\"type\"", "\"knowledgeBaseConsulted\": true, \"type\"");
  }

  public static String trackforce(String severity) {
    return trackforce(severity, "Guard tour cannot be started");
  }

  public static String trackforce(String severity, String subject) {
    return """
        {
          "agreement": "trackforce",
          "customer": "acme",
          "contact": {"name": "Alice Martin", "email": "alice@acme.example", "phone": "+33 1 23 45 67 89",
                      "language": "fr", "role": "administrator"},
          "service": "GuardTek",
          "serviceVersion": "7.2",
          "severity": "%s",
          "type": "incident",
          "subject": "%s",
          "description": "Since 8 o'clock no guard can start a tour.",
          "impact": "All sites are without tours."
        }
        """
        .formatted(severity, subject);
  }
}
