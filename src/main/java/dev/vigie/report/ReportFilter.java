package dev.vigie.report;

import dev.vigie.agreement.Objective;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which promises count; null where it makes no difference. */
public record ReportFilter(
    String agreement,
    String plan,
    String severity,
    Objective objective,
    String customer,
    String team) {

  static final ReportFilter NONE = new ReportFilter(null, null, null, null, null, null);

  public static ReportFilter of(String agreement, String customer) {
    return new ReportFilter(agreement, null, null, null, customer, null);
  }

  /** The same, with one value more or another one. */
  ReportFilter with(String name, String value) {
    return switch (name) {
      case "agreement" -> new ReportFilter(value, plan, severity, objective, customer, team);
      case "plan" -> new ReportFilter(agreement, value, severity, objective, customer, team);
      case "severity" -> new ReportFilter(agreement, plan, value, objective, customer, team);
      case "objective" ->
          new ReportFilter(agreement, plan, severity, Objective.valueOf(value), customer, team);
      case "customer" -> new ReportFilter(agreement, plan, severity, objective, value, team);
      case "team" -> new ReportFilter(agreement, plan, severity, objective, customer, value);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** By name, what makes a difference. */
  Map<String, String> given() {
    var given = new LinkedHashMap<String, String>();
    given.put("agreement", agreement);
    given.put("plan", plan);
    given.put("severity", severity);
    given.put("objective", objective == null ? null : objective.name());
    given.put("customer", customer);
    given.put("team", team);
    given.values().removeIf(value -> value == null);
    return given;
  }
}
