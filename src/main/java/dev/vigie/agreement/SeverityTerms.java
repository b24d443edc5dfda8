package dev.vigie.agreement;

import dev.vigie.agreement.Target.Untimed;
import java.util.List;

/**
 * One row of an agreement's table: everything promised for a severity of a plan.
 *
 * @param plan empty text where the agreement has no plans
 * @param priority 0 to 100, orders the agents' task list
 */
public record SeverityTerms(String plan, String severity, int priority, List<Promise> promises) {

  /** The same, of a request that no time is owed for. */
  public SeverityTerms withoutTimes(String clause) {
    return new SeverityTerms(
        plan,
        severity,
        priority,
        promises.stream()
            .map(p -> new Promise(p.objective(), Untimed.NOT_OWED, p.calendar(), clause, false))
            .toList());
  }

  public Promise promise(Objective objective) {
    return promises.stream().filter(p -> p.objective() == objective).findFirst().orElseThrow();
  }
}
