package dev.vigie.report;

import dev.vigie.agreement.Objective;
import dev.vigie.ledger.Outcome;
import dev.vigie.ticket.TicketNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How promises were kept, as the ledger knows it now.
 *
 * <p>A promise counts in the period in which it was decided: met when it was kept, breached at its
 * due instant, whenever that was found out. What is still owed counts as open at the period's end.
 */
@Service
public class Reports {

  private static final int AT_ONCE = 2_000;

  private static final String ROW =
      """
      select o.id, t.seq, t.subject, o.objective, o.slot, o.agreement, o.plan, o.severity,
          o.customer, o.team, o.term, o.calendar, o.clause, o.started_at, o.due_at, o.outcome,
          o.decided_at, o.kept_at,
          (select sum(%s) from promise_standstill s where %s) paused,
          (select sum(%s) from question q where q.ticket_id = o.ticket_id and %s) waited
        from (select o.id from promise_outcome o where %s order by %s limit %s) chosen
          join promise_outcome o on o.id = chosen.id join ticket t on t.id = o.ticket_id
        order by %s""";

  private final JdbcClient jdbc;
  private final WaitedTickets waited;
  private final Clock time;

  Reports(JdbcClient jdbc, WaitedTickets waited, Clock time) {
    this.jdbc = jdbc;
    this.waited = waited;
    this.time = time;
  }

  /** What is counted alike: everything that a report tells apart. */
  private record Cell(
      String objective,
      String agreement,
      String plan,
      String severity,
      String customer,
      String team,
      Figures figures) {

    String value(String column) {
      return switch (column) {
        case "objective" -> objective;
        case "agreement" -> agreement;
        case "plan" -> plan;
        case "severity" -> severity;
        case "customer" -> customer;
        case "team" -> team;
        default -> throw new IllegalArgumentException(column);
      };
    }
  }

  @Transactional(readOnly = true)
  public SlaReport report(ReportQuestion asked) {
    var cells = cells(asked);
    return new SlaReport(
        asked.period(),
        cells.stream().map(Cell::figures).reduce(Figures.NONE, Figures::plus),
        waited.sum(asked),
        by(cells, asked),
        trend(asked));
  }

  /** Those behind a figure, by when they were decided, open ones last. */
  List<PromiseRow> promises(ReportQuestion asked, Figure figure, int page, int size) {
    var sql = sql(asked);
    return jdbc.sql(
            rows(
                sql,
                sql.counted(figure),
                "o.decided_at is null, o.decided_at, o.started_at, o.id",
                ":size offset :offset"))
        .params(sql.parameters())
        .param("size", size)
        .param("offset", (long) page * size)
        .query(Reports::row)
        .list();
  }

  long count(ReportQuestion asked, Figure figure) {
    var sql = sql(asked);
    return jdbc.sql("select count(*) from promise_outcome o where " + sql.counted(figure))
        .params(sql.parameters())
        .query(Long.class)
        .single();
  }

  /**
   * One after the other, in the order in which they were promised, never many in memory; without a
   * transaction, since whoever reads may be slow.
   *
   * @param figure null for all that were owed for some time of the period
   */
  public void eachPromise(ReportQuestion asked, Figure figure, Consumer<PromiseRow> reader) {
    each(asked, sql -> sql.counted(figure), reader);
  }

  /** The same of all that match and were written down or corrected since, whenever owed. */
  public void eachWrittenSince(Instant since, ReportQuestion asked, Consumer<PromiseRow> reader) {
    each(asked, sql -> sql.writtenSince(since), reader);
  }

  private void each(
      ReportQuestion asked, Function<ReportSql, String> which, Consumer<PromiseRow> reader) {
    var after = 0L;
    List<PromiseRow> some;
    do {
      var sql = sql(asked);
      some =
          jdbc.sql(rows(sql, which.apply(sql) + " and o.id > :after", "o.id", ":size"))
              .params(sql.parameters())
              .param("after", after)
              .param("size", AT_ONCE)
              .query(Reports::row)
              .list();
      some.forEach(reader);
      after = some.isEmpty() ? after : some.getLast().id();
    } while (some.size() == AT_ONCE);
  }

  private ReportSql sql(ReportQuestion asked) {
    return new ReportSql(asked, time.instant());
  }

  /** Which ones is found out first, from an index alone, and what they say only of those. */
  private static String rows(ReportSql sql, String which, String order, String limit) {
    return ROW.formatted(
        sql.overlap("s.began_at", "s.ended_at"),
        sql.standstill(),
        sql.questionTime(),
        sql.questions(),
        which,
        order,
        limit,
        order);
  }

  private List<Cell> cells(ReportQuestion asked) {
    var cells = new ArrayList<Cell>();
    var sql = sql(asked);
    cells.addAll(
        cells(
            sql, "o.outcome, count(*) figure", "promise_outcome o", sql.decided(), ", o.outcome"));
    cells.addAll(
        cells(
            sql,
            "'OPEN' outcome, count(*) figure",
            "promise_outcome o",
            sql.counted(Figure.OPEN),
            ""));
    cells.addAll(
        cells(
            sql,
            "'PAUSED' outcome, sum(%s) figure".formatted(sql.overlap("s.began_at", "s.ended_at")),
            "promise_outcome o, promise_standstill s",
            sql.stoodStill(),
            ""));
    return cells;
  }

  private List<Cell> cells(
      ReportSql sql, String counted, String from, String where, String alsoBy) {
    var keys = "o.objective, o.agreement, o.plan, o.severity, o.customer, o.team";
    return jdbc.sql(
            "select %s, %s from %s where %s group by %s%s"
                .formatted(keys, counted, from, where, keys, alsoBy))
        .params(sql.parameters())
        .query(Reports::cell)
        .list();
  }

  private static Cell cell(ResultSet row, int number) throws SQLException {
    return new Cell(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        figures(row.getString("outcome"), row.getLong("figure")));
  }

  private static Figures figures(String outcome, long figure) {
    return switch (Figure.valueOf(outcome)) {
      case MET -> new Figures(figure, 0, 0, 0, Duration.ZERO);
      case BREACHED -> new Figures(0, figure, 0, 0, Duration.ZERO);
      case ENDED -> new Figures(0, 0, figure, 0, Duration.ZERO);
      case OPEN -> new Figures(0, 0, 0, figure, Duration.ZERO);
      case PAUSED -> new Figures(0, 0, 0, 0, Duration.of(figure, ChronoUnit.MICROS));
      case PROMISED -> throw new IllegalArgumentException(outcome);
    };
  }

  private static Map<Dimension, List<SlaReport.Line>> by(List<Cell> cells, ReportQuestion asked) {
    var by = new EnumMap<Dimension, List<SlaReport.Line>>(Dimension.class);
    var forCustomer = asked.reader().organisation().isPresent();
    for (var dimension : Dimension.values()) {
      if (!forCustomer || !dimension.forTheTeam()) {
        by.put(dimension, lines(cells, dimension));
      }
    }
    return by;
  }

  private static List<SlaReport.Line> lines(List<Cell> cells, Dimension dimension) {
    var sums = new HashMap<List<String>, Figures>();
    for (var cell : cells) {
      var key = dimension.columns().stream().map(cell::value).toList();
      sums.merge(key, cell.figures(), Figures::plus);
    }
    return sums.entrySet().stream()
        .filter(sum -> dimension != Dimension.PLAN || !sum.getKey().getLast().isEmpty())
        .map(sum -> new SlaReport.Line(sum.getKey(), sum.getValue()))
        .sorted(order(dimension))
        .toList();
  }

  /** Objectives in the order in which they fall due, everything else by name. */
  private static Comparator<SlaReport.Line> order(Dimension dimension) {
    return dimension == Dimension.OBJECTIVE
        ? Comparator.comparing(line -> Objective.valueOf(line.key().getFirst()))
        : Comparator.comparing(line -> String.join("\n", line.key()));
  }

  private List<SlaReport.Part> trend(ReportQuestion asked) {
    var parts = asked.period().parts();
    var sums = new HashMap<Integer, Figures>();
    var sql = sql(asked);
    jdbc.sql(
            """
            select piece, outcome, count(*) figure from
                (select %s piece, o.outcome from promise_outcome o where %s) decided
              group by piece, outcome"""
                .formatted(sql.part(parts), sql.decided()))
        .params(sql.parameters())
        .query(
            row -> {
              sums.merge(
                  row.getInt("piece"),
                  figures(row.getString("outcome"), row.getLong("figure")),
                  Figures::plus);
            });
    return IntStream.range(0, parts.size())
        .mapToObj(i -> new SlaReport.Part(parts.get(i), sums.getOrDefault(i, Figures.NONE)))
        .toList();
  }

  private static PromiseRow row(ResultSet row, int number) throws SQLException {
    return new PromiseRow(
        row.getLong("id"),
        new TicketNumber(row.getLong("seq")),
        row.getString("subject"),
        Objective.valueOf(row.getString("objective")),
        row.getInt("slot"),
        row.getString("agreement"),
        row.getString("plan"),
        row.getString("severity"),
        row.getString("customer"),
        row.getString("team"),
        row.getString("term"),
        row.getString("calendar"),
        row.getString("clause"),
        instant(row, "started_at").orElseThrow(),
        instant(row, "due_at"),
        Outcome.valueOf(row.getString("outcome")),
        instant(row, "decided_at"),
        instant(row, "kept_at"),
        Duration.of(row.getLong("paused"), ChronoUnit.MICROS),
        Duration.of(row.getLong("waited"), ChronoUnit.MICROS));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(stored -> stored.toInstant(ZoneOffset.UTC));
  }
}
