package dev.vigie.statement;

import dev.vigie.availability.MonthFigure.Outcome;
import dev.vigie.credit.ClaimWords;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The figures of a statement as it is drawn up, in English.
 *
 * @param approved whether that has been done on its page
 * @param contents identifies all that it says
 * @param corrections of promises and of availability
 * @param services whose availability is stated
 * @param servicesBelow those that did not reach what is promised
 * @param credits their sum, for each currency
 * @param remarkBefore why it was returned before; empty if it was not
 */
public record StatementSummary(
    boolean approved,
    String contents,
    long promised,
    long met,
    long breached,
    long corrections,
    long services,
    long servicesBelow,
    String credits,
    String remarkBefore) {

  static StatementSummary of(Statement statement, StatementContent content) {
    var promised = content.lines().size();
    var met = content.lines().stream().filter(StatementLine::met).count();
    var measured = content.services().stream().filter(line -> !line.correction()).toList();
    return new StatementSummary(
        statement.state().frozen(),
        content.digest(),
        promised,
        met,
        promised - met,
        content.corrections().size() + content.services().size() - measured.size(),
        measured.size(),
        measured.stream().filter(line -> line.outcome() == Outcome.BROKEN).count(),
        credits(content),
        statement.remark().orElse(""));
  }

  private static String credits(StatementContent content) {
    var sums = new TreeMap<String, BigDecimal>();
    content
        .credits()
        .forEach(credit -> sums.merge(credit.currency(), credit.amount(), BigDecimal::add));
    return sums.isEmpty()
        ? "none"
        : sums.entrySet().stream()
            .map(sum -> ClaimWords.money(sum.getValue(), sum.getKey(), Locale.ENGLISH))
            .collect(Collectors.joining(", "));
  }
}
