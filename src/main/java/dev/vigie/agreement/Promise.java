package dev.vigie.agreement;

/**
 * One promise: what, until when, counted on which calendar, by which clause.
 *
 * @param pausable whether its clock stands still while the customer is awaited
 */
public record Promise(
    Objective objective, Target target, String calendar, String clause, boolean pausable) {

  Promise on(String otherCalendar, String otherClause) {
    return new Promise(objective, target, otherCalendar, otherClause, pausable);
  }
}
