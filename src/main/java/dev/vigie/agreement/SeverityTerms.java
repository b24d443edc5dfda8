package dev.vigie.agreement;

import java.util.List;

/**
 * One row of an agreement's table: everything promised for a severity of a plan.
 *
 * @param plan empty text where the agreement has no plans
 * @param priority 0 to 100, orders the agents' task list
 */
public record SeverityTerms(String plan, String severity, int priority, List<Promise> promises) {

  public Promise promise(Objective objective) {
    return promises.stream().filter(p -> p.objective() == objective).findFirst().orElseThrow();
  }
}
