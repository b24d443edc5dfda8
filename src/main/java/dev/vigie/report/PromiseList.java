package dev.vigie.report;

import dev.vigie.paging.Leaf;
import dev.vigie.wording.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;

/** The promises behind a figure. */
record PromiseList(
    String figure,
    String period,
    long total,
    List<Line> lines,
    Leaf leaf,
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

  static PromiseList of(ReportQuestion asked, Figure figure, Page<PromiseRow> page, Words words) {
    var links = new ReportLinks(asked.period(), asked.filter());
    return new PromiseList(
        words.text("report." + figure),
        ReportPresenter.period(asked.period(), words),
        page.getTotalElements(),
        page.stream().map(row -> Line.of(row, words)).toList(),
        Leaf.of(page, number -> links.promises(figure, number)),
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
