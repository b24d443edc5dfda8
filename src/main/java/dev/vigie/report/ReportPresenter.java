package dev.vigie.report;

import dev.vigie.wording.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts a report into words and links. */
@Component
class ReportPresenter {

  private static final List<Figure> COUNTS =
      List.of(Figure.PROMISED, Figure.MET, Figure.BREACHED, Figure.ENDED, Figure.OPEN);

  /**
   * @param usual the zone whose days count if nobody asks for another one
   */
  ReportPage page(
      SlaReport report, ReportFilter filter, LocalDate today, ZoneId usual, Words words) {
    var links = new ReportLinks(report.period(), filter);
    return new ReportPage(
        period(report.period(), words),
        report.period().zone().getId(),
        inUsualZone(report.period(), usual, links, words),
        empty(report),
        tiles(report, links, words),
        tables(report, links, words),
        TrendChart.of(report.trend(), links, words),
        report.trend().stream().map(part -> row(part, links, words)).toList(),
        presets(report.period(), today, links, words),
        links.csv(null),
        links.all());
  }

  private static ReportPage.Link inUsualZone(
      ReportPeriod period, ZoneId usual, ReportLinks links, Words words) {
    var other = new ReportPeriod(period.from(), period.to(), usual);
    return other.equals(period)
        ? null
        : new ReportPage.Link(
            words.text("report.zone.usual", usual.getId()), links.of(other).page(), false);
  }

  static String period(ReportPeriod period, Words words) {
    return words.text("report.period", words.day(period.from()), words.day(period.to()));
  }

  private static boolean empty(SlaReport report) {
    return report.total().equals(Figures.NONE) && report.waited().isZero();
  }

  private static List<ReportPage.Tile> tiles(SlaReport report, ReportLinks links, Words words) {
    var total = report.total();
    var tiles = new ArrayList<ReportPage.Tile>();
    tiles.add(
        new ReportPage.Tile(
            words.text("report.kept"),
            kept(total, words),
            words.text("report.kept-note"),
            "kept",
            link(total.promised(), Figure.PROMISED, links)));
    COUNTS.forEach(figure -> tiles.add(tile(figure, total, links, words)));
    tiles.add(
        new ReportPage.Tile(
            words.text("report.PAUSED"),
            words.sum(total.paused()),
            words.text("report.PAUSED-note"),
            "paused",
            link(total.paused().isZero() ? 0 : 1, Figure.PAUSED, links)));
    tiles.add(
        new ReportPage.Tile(
            words.text("report.WAITED"),
            words.sum(report.waited()),
            words.text("report.WAITED-note"),
            "waited",
            report.waited().isZero() ? null : links.waited()));
    return tiles;
  }

  private static ReportPage.Tile tile(
      Figure figure, Figures total, ReportLinks links, Words words) {
    return new ReportPage.Tile(
        words.text("report." + figure),
        words.text("number", count(figure, total)),
        words.text("report." + figure + "-note"),
        figure.name().toLowerCase(Locale.ROOT),
        link(count(figure, total), figure, links));
  }

  private static List<ReportPage.Table> tables(SlaReport report, ReportLinks links, Words words) {
    return report.by().entrySet().stream()
        .filter(by -> !by.getValue().isEmpty())
        .map(
            by ->
                new ReportPage.Table(
                    words.text("report.by." + by.getKey()),
                    by.getValue().stream()
                        .map(
                            line ->
                                row(
                                    name(by.getKey(), line, words),
                                    line.figures(),
                                    links.of(by.getKey(), line),
                                    words))
                        .toList()))
        .toList();
  }

  private static String name(Dimension dimension, SlaReport.Line line, Words words) {
    return dimension == Dimension.OBJECTIVE
        ? words.text("objective." + line.key().getFirst())
        : String.join(" · ", line.key());
  }

  private static ReportPage.Row row(SlaReport.Part part, ReportLinks links, Words words) {
    return new ReportPage.Row(
        period(part.period(), words), decided(part.figures(), links.of(part.period()), words));
  }

  private static ReportPage.Row row(String name, Figures figures, ReportLinks links, Words words) {
    var cells = new ArrayList<>(decided(figures, links, words));
    cells.add(cell(Figure.ENDED, figures, links, words));
    cells.add(cell(Figure.OPEN, figures, links, words));
    cells.add(
        new ReportPage.Cell(
            words.text("report.PAUSED"),
            words.sum(figures.paused()),
            link(figures.paused().isZero() ? 0 : 1, Figure.PAUSED, links)));
    return new ReportPage.Row(name, cells);
  }

  /** What was met and missed, and its share, behind which all of it is. */
  private static List<ReportPage.Cell> decided(Figures figures, ReportLinks links, Words words) {
    return Stream.concat(
            Stream.of(Figure.PROMISED, Figure.MET, Figure.BREACHED)
                .map(figure -> cell(figure, figures, links, words)),
            Stream.of(
                new ReportPage.Cell(
                    words.text("report.kept"),
                    kept(figures, words),
                    link(figures.promised(), Figure.PROMISED, links))))
        .toList();
  }

  private static ReportPage.Cell cell(
      Figure figure, Figures figures, ReportLinks links, Words words) {
    var count = count(figure, figures);
    return new ReportPage.Cell(
        words.text("report." + figure), words.text("number", count), link(count, figure, links));
  }

  private static long count(Figure figure, Figures figures) {
    return switch (figure) {
      case PROMISED -> figures.promised();
      case MET -> figures.met();
      case BREACHED -> figures.breached();
      case ENDED -> figures.ended();
      case OPEN -> figures.open();
      case PAUSED -> throw new IllegalArgumentException("no count: " + figure);
    };
  }

  private static String link(long count, Figure figure, ReportLinks links) {
    return count == 0 ? null : links.promises(figure);
  }

  private static String kept(Figures figures, Words words) {
    return figures.keptPercent().map(percent -> words.text("report.percent", percent)).orElse("–");
  }

  private static List<ReportPage.Link> presets(
      ReportPeriod shown, LocalDate today, ReportLinks links, Words words) {
    var month = today.withDayOfMonth(1);
    var quarter = month.minusMonths((month.getMonthValue() - 1) % 3);
    var year = today.withDayOfYear(1);
    return Stream.of(
            preset("this-month", month, month.plusMonths(1), shown, links, words),
            preset("last-month", month.minusMonths(1), month, shown, links, words),
            preset("quarter", quarter, quarter.plusMonths(3), shown, links, words),
            preset("last-quarter", quarter.minusMonths(3), quarter, shown, links, words),
            preset("year", year, year.plusYears(1), shown, links, words))
        .toList();
  }

  private static ReportPage.Link preset(
      String name,
      LocalDate from,
      LocalDate next,
      ReportPeriod shown,
      ReportLinks links,
      Words words) {
    var period = new ReportPeriod(from, next.minusDays(1), shown.zone());
    return new ReportPage.Link(
        words.text("report.preset." + name), links.of(period).page(), period.equals(shown));
  }
}
