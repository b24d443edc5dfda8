package dev.vigie.agreement;

/**
 * What an agreement makes of an interruption with some cause.
 *
 * @param clause empty where the agreement says nothing, so that it is held against us
 */
public record CauseRule(Counting counts, String clause) {

  public static final CauseRule SILENT = new CauseRule(Counting.DOWNTIME, "");
}
