package dev.vigie.report;

import dev.vigie.wording.CsvAnswer;
import dev.vigie.wording.Spreadsheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tickets that waited for their customers, as a table for other programs: a row for each, whose
 * seconds add up to the figure of the report.
 */
@Component
class WaitedCsv {

  private static final List<String> COLUMNS =
      List.of("ticket", "subject", "agreement", "plan", "severity", "customer", "waited_seconds");

  private final WaitedTickets tickets;

  WaitedCsv(WaitedTickets tickets) {
    this.tickets = tickets;
  }

  void write(ReportQuestion asked, HttpServletResponse response) throws IOException {
    var forTheTeam = asked.reader().organisation().isEmpty();
    var name = "waited-%s-%s".formatted(asked.period().from(), asked.period().to());
    var csv =
        ReportCsv.begin(
            response, name, tickets.count(asked), ReportCsv.columns(COLUMNS, forTheTeam));
    tickets.each(asked, ticket -> csv.row(cells(ticket, forTheTeam)));
    csv.end();
  }

  private static List<Object> cells(WaitedTicket ticket, boolean forTheTeam) {
    var cells =
        new ArrayList<Object>(
            List.of(
                ticket.number(),
                Spreadsheet.plain(ticket.subject()),
                Spreadsheet.plain(ticket.agreement()),
                Spreadsheet.plain(ticket.plan()),
                Spreadsheet.plain(ticket.severity()),
                Spreadsheet.plain(ticket.customer()),
                CsvAnswer.seconds(ticket.waited())));
    if (forTheTeam) {
      cells.add(Spreadsheet.plain(ticket.team()));
    }
    return cells;
  }
}
