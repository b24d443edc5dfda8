package dev.vigie.report;

import dev.vigie.wording.Words;
import java.time.Duration;
import java.util.List;

/**
 * The tickets behind the time that was waited for customers.
 *
 * @param sum of all of them, not only of this page
 * @param page counted from 1
 * @param previous null on the first page, as {@code next} on the last one
 */
record WaitedList(
    String period,
    long total,
    String sum,
    List<Line> lines,
    int page,
    int pages,
    String previous,
    String next,
    String csv,
    String back) {

  record Line(String ticket, String subject, String severity, String customer, String waited) {

    static Line of(WaitedTicket ticket, Words words) {
      return new Line(
          ticket.number().toString(),
          ticket.subject(),
          PromiseList.fullSeverity(ticket.agreement(), ticket.plan(), ticket.severity()),
          ticket.customer(),
          words.sum(ticket.waited()));
    }
  }

  static WaitedList of(
      ReportQuestion asked,
      Duration sum,
      List<WaitedTicket> tickets,
      long total,
      Leaf leaf,
      Words words) {
    var links = new ReportLinks(asked.period(), asked.filter());
    return new WaitedList(
        ReportPresenter.period(asked.period(), words),
        total,
        words.sum(sum),
        tickets.stream().map(ticket -> Line.of(ticket, words)).toList(),
        leaf.number() + 1,
        leaf.of(),
        leaf.first() ? null : links.waited(leaf.number() - 1),
        leaf.last() ? null : links.waited(leaf.number() + 1),
        links.waitedCsv(),
        links.page());
  }
}
