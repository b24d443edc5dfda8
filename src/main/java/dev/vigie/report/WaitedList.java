package dev.vigie.report;

import dev.vigie.paging.Leaf;
import dev.vigie.wording.Words;
import java.time.Duration;
import java.util.List;
import org.springframework.data.domain.Page;

/**
 * The tickets behind the time that was waited for customers.
 *
 * @param sum of all of them, not only of this page
 */
record WaitedList(
    String period, long total, String sum, List<Line> lines, Leaf leaf, String csv, String back) {

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

  static WaitedList of(ReportQuestion asked, Duration sum, Page<WaitedTicket> page, Words words) {
    var links = new ReportLinks(asked.period(), asked.filter());
    return new WaitedList(
        ReportPresenter.period(asked.period(), words),
        page.getTotalElements(),
        words.sum(sum),
        page.stream().map(ticket -> Line.of(ticket, words)).toList(),
        Leaf.of(page, links::waited),
        links.waitedCsv(),
        links.page());
  }
}
