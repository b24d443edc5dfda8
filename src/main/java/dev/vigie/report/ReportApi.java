package dev.vigie.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vigie.wording.CsvAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How promises were kept, for programs. */
@RestController
@RequestMapping("/api/reports/sla")
@Tag(name = "Reports")
class ReportApi {

  private final ReportQuestions questions;
  private final Reports reports;
  private final PromiseCsv csv;

  ReportApi(ReportQuestions questions, Reports reports, PromiseCsv csv) {
    this.questions = questions;
    this.reports = reports;
    this.csv = csv;
  }

  /**
   * @param startsAt the first instant of the period, and {@code endsAt} the first one after it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReportView(
      LocalDate from,
      LocalDate to,
      String zone,
      Instant startsAt,
      Instant endsAt,
      FiguresView total,
      long waitedSeconds,
      List<LineView> byObjective,
      List<LineView> byAgreement,
      List<LineView> byPlan,
      List<LineView> bySeverity,
      List<LineView> byCustomer,
      List<LineView> byTeam,
      List<PartView> trend) {

    static ReportView of(SlaReport report) {
      var period = report.period();
      return new ReportView(
          period.from(),
          period.to(),
          period.zone().getId(),
          period.span().start(),
          period.span().end(),
          FiguresView.of(report.total()),
          report.waited().toSeconds(),
          lines(report, Dimension.OBJECTIVE),
          lines(report, Dimension.AGREEMENT),
          lines(report, Dimension.PLAN),
          lines(report, Dimension.SEVERITY),
          lines(report, Dimension.CUSTOMER),
          lines(report, Dimension.TEAM),
          report.trend().stream().map(PartView::of).toList());
    }

    private static List<LineView> lines(SlaReport report, Dimension dimension) {
      return Optional.ofNullable(report.by().get(dimension))
          .map(lines -> lines.stream().map(line -> LineView.of(line, dimension)).toList())
          .orElse(null);
    }
  }

  /**
   * @param promised met or breached
   * @param keptPercent null where nothing was promised
   * @param ended no longer owed, unmet and not missed
   * @param open owed at the period's end, or now if it has not ended
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FiguresView(
      long promised,
      long met,
      long breached,
      BigDecimal keptPercent,
      long ended,
      long open,
      long pausedSeconds) {

    static FiguresView of(Figures figures) {
      return new FiguresView(
          figures.promised(),
          figures.met(),
          figures.breached(),
          figures.keptPercent().orElse(null),
          figures.ended(),
          figures.open(),
          figures.paused().toSeconds());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LineView(
      String objective,
      String agreement,
      String plan,
      String severity,
      String customer,
      String team,
      @JsonUnwrapped FiguresView figures) {

    static LineView of(SlaReport.Line line, Dimension dimension) {
      return new LineView(
          value(line, dimension, "objective"),
          value(line, dimension, "agreement"),
          value(line, dimension, "plan"),
          value(line, dimension, "severity"),
          value(line, dimension, "customer"),
          value(line, dimension, "team"),
          FiguresView.of(line.figures()));
    }

    private static String value(SlaReport.Line line, Dimension dimension, String column) {
      var place = dimension.columns().indexOf(column);
      return place < 0 ? null : line.key().get(place);
    }
  }

  record PartView(LocalDate from, LocalDate to, @JsonUnwrapped FiguresView figures) {

    static PartView of(SlaReport.Part part) {
      return new PartView(part.period().from(), part.period().to(), FiguresView.of(part.figures()));
    }
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "How the promises of a period were kept",
      description =
          "Both days belong to the period. A promise counts when it was met, fell due unmet, or"
              + " ceased to be owed. Customers get the figures of their organisation. Tickets that"
              + " waited for their customers count once each in waitedSeconds, whether or not they"
              + " were promised a time.")
  ReportView report(@ParameterObject ReportParameters asked, Authentication caller) {
    return ReportView.of(reports.report(questions.understand(asked, caller)));
  }

  @GetMapping(produces = CsvAnswer.TYPE)
  @Operation(
      summary = "The promises behind it, a row for each",
      description =
          "paused_seconds is of the promise and waited_seconds of its ticket, both within the"
              + " period and to the millisecond.")
  void rows(
      @ParameterObject ReportParameters asked, Authentication caller, HttpServletResponse response)
      throws IOException {
    csv.write(questions.understand(asked, caller), null, response);
  }
}
