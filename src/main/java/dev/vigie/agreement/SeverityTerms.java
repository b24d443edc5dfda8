package dev.vigie.agreement;

import dev.vigie.agreement.Target.Untimed;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One row of an agreement's table: everything promised for a severity of a plan.
 *
 * @param plan empty text where the agreement has no plans
 * @param priority 0 to 100, orders the agents' task list
 * @param teams who works on it, the first one from the beginning, the others on hand-over
 * @param developers empty where their hours make no difference
 */
public record SeverityTerms(
    String plan,
    String severity,
    int priority,
    List<String> teams,
    Optional<DevelopersHours> developers,
    List<Promise> promises) {

  /** The same, of a request that no time is owed for. */
  public SeverityTerms withoutTimes(String clause) {
    return with(p -> new Promise(p.objective(), Untimed.NOT_OWED, p.calendar(), clause, false));
  }

  /**
   * The same, of a request that developers are needed for: its resolution counts on their hours.
   */
  public SeverityTerms withDevelopers() {
    return developers
        .map(
            hours ->
                with(
                    p ->
                        p.objective() == Objective.RESOLUTION && p.target().cadence().isPresent()
                            ? p.on(hours.calendar(), hours.clause())
                            : p))
        .orElse(this);
  }

  private SeverityTerms with(UnaryOperator<Promise> change) {
    return new SeverityTerms(
        plan, severity, priority, teams, developers, promises.stream().map(change).toList());
  }

  public Promise promise(Objective objective) {
    return promises.stream().filter(p -> p.objective() == objective).findFirst().orElseThrow();
  }
}
