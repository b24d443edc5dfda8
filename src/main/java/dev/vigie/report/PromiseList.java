package dev.vigie.report;

import dev.vigie.wording.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The promises behind a figure.
 *
 * @param page counted from 1
 * @param previous null on the first page, as {@code next} on the last one
 */
record PromiseList(
    String figure,
    String period,
    long total,
    List<Line> lines,
    int page,
    int pages,
    String previous,
    String next,
    String csv,
    String back) {

  /**
   * @param style of the outcome, as the style sheet knows it
   * @param decidedAt when it was met, missed or ended; null while it is owed
   */
  record Line(
      long id,
      String ticket,
      String subject,
      String promise,
      String severity,
      String customer,
      String dueAt,
      String outcome,
      String style,
      String decidedAt,
      String paused,
      String waited) {

    static Line of(PromiseRow row, Words words) {
      return new Line(
          row.id(),
          row.ticket().toString(),
          row.subject(),
          words.promise(row.objective(), row.slot()),
          fullSeverity(row.agreement(), row.plan(), row.severity()),
          row.customer(),
          row.dueAt().map(words::localMoment).orElse("–"),
          words.text("state." + row.outcome()),
          row.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          row.decidedAt().map(words::localMoment).orElse(null),
          words.sum(row.paused()),
          words.sum(row.waited()));
    }
  }

  static PromiseList of(
      ReportQuestion asked,
      Figure figure,
      List<PromiseRow> rows,
      long total,
      Leaf leaf,
      Words words) {
    var links = new ReportLinks(asked.period(), asked.filter());
    return new PromiseList(
        words.text("report." + figure),
        ReportPresenter.period(asked.period(), words),
        total,
        rows.stream().map(row -> Line.of(row, words)).toList(),
        leaf.number() + 1,
        leaf.of(),
        leaf.first() ? null : links.promises(figure, leaf.number() - 1),
        leaf.last() ? null : links.promises(figure, leaf.number() + 1),
        links.csv(figure),
        links.page());
  }

  /** A severity means something within its agreement and plan only. */
  static String fullSeverity(String agreement, String plan, String severity) {
    return Stream.of(agreement, plan, severity)
        .filter(one -> !one.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
