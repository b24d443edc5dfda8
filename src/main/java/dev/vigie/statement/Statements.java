package dev.vigie.statement;

import dev.vigie.agreement.Agreements;
import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.ticket.Visibility;
import dev.vigie.wording.Wording;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Monthly statements, from draft to sent. A draft shows what is known now; one that was approved
 * says for ever what it said then. Every step may be asked for twice.
 */
@Service
@Transactional
public class Statements {

  private final StatementRecords records;
  private final StatementLines lines;
  private final ServiceLines services;
  private final CreditLines credits;
  private final StatementComposer composer;
  private final Agreements agreements;
  private final Wording wording;
  private final ApplicationEventPublisher events;
  private final Clock time;

  Statements(
      StatementRecords records,
      StatementLines lines,
      ServiceLines services,
      CreditLines credits,
      StatementComposer composer,
      Agreements agreements,
      Wording wording,
      ApplicationEventPublisher events,
      Clock time) {
    this.records = records;
    this.lines = lines;
    this.services = services;
    this.credits = credits;
    this.composer = composer;
    this.agreements = agreements;
    this.wording = wording;
    this.events = events;
    this.time = time;
  }

  /**
   * The statement of a month, as a draft unless it was approved before.
   *
   * @throws StatementRefused if the month is not over, or there is no such agreement
   */
  public Statement drawUp(String customer, String agreement, YearMonth month) {
    var statement =
        records
            .findByCustomerAndAgreementAndStatedMonth(customer, agreement, month.toString())
            .orElseGet(() -> first(customer, agreement, month));
    if (statement.state() == StatementState.RETURNED) {
      statement.drawUpAgain(null, time.instant());
    }
    return statement;
  }

  private Statement first(String customer, String agreement, YearMonth month) {
    var zone = calendar(agreement).zone();
    if (!YearMonth.from(time.instant().atZone(zone)).isAfter(month)) {
      throw new StatementRefused("not-over");
    }
    var statement = records.save(new Statement(customer, agreement, month, zone, time.instant()));
    events.publishEvent(new StatementEvent.DrawnUp(String.valueOf(statement.id())));
    return statement;
  }

  /** With what is known now, for a manager to approve. */
  public StatementSummary drawUpAgain(long id) {
    var statement = locked(id);
    var content = content(statement);
    if (!statement.state().frozen()) {
      statement.drawUpAgain(content.digest(), time.instant());
    }
    return StatementSummary.of(statement, content);
  }

  /** What a manager is shown, and when. */
  @Transactional(readOnly = true)
  public StatementTask task(long id) {
    var statement = get(id);
    var calendar = calendar(statement.agreement());
    return new StatementTask(
        String.valueOf(id),
        statement.customer(),
        statement.agreement(),
        wording.in(Locale.ENGLISH, statement.zone()).month(statement.month()),
        at(StatementCalendar.opening(calendar, statement.month()), statement),
        at(StatementCalendar.end(calendar, statement.month()), statement));
  }

  private static String at(Instant instant, Statement statement) {
    return instant.atZone(statement.zone()).toOffsetDateTime().toString();
  }

  @Transactional(readOnly = true)
  public boolean approved(long id) {
    return get(id).state().frozen();
  }

  /** The customer is sent it. */
  void sent(long id) {
    locked(id).sent(time.instant());
  }

  private void decidedOnThePage(Statement statement, String occurrence) {
    events.publishEvent(
        new StatementEvent.DecidedOnThePage(String.valueOf(statement.id()), occurrence));
  }

  Statement get(long id) {
    return records.findById(id).orElseThrow(() -> new StatementRefused("unknown"));
  }

  private Statement locked(long id) {
    return records.lock(id).orElseThrow(() -> new StatementRefused("unknown"));
  }

  private BusinessCalendar calendar(String agreement) {
    return agreements.calendar(agreement).orElseThrow(() -> new StatementRefused("no-calendar"));
  }

  /** The same of {@link #approve} on the page, so that the task is done. */
  public boolean approveOnThePage(long id, String who, String seen) {
    var approved = approve(id, who, seen);
    if (approved) {
      decidedOnThePage(get(id), "approved");
    }
    return approved;
  }

  /** The same of {@link #giveBack}. */
  public void giveBackOnThePage(long id, String who, String remark) {
    decidedOnThePage(giveBack(id, who, remark), "returned:" + time.instant());
  }

  /**
   * From here on it says what it says; the second time nothing changes.
   *
   * @param seen the digest of what the manager saw; null or empty if that is not known
   * @return false if it says something else by now: it is drawn up again, to be approved again
   */
  public boolean approve(long id, String who, String seen) {
    var statement = alone(id);
    if (!statement.state().frozen()) {
      var content = composer.compose(statement);
      var contents = content.digest();
      if (!contents.equals(seen)) {
        statement.drawUpAgain(contents, time.instant());
        return false;
      }
      keep(statement, content);
      statement.approve(contents, content.totals(), who, time.instant());
    }
    return true;
  }

  /** While it is approved no other one of the same customer is, which might tell the same. */
  private Statement alone(long id) {
    return records.lockAllBeside(id).stream()
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow(() -> new StatementRefused("unknown"));
  }

  private void keep(Statement statement, StatementContent content) {
    var position = 0;
    for (var line : content.lines()) {
      line.standsAt(statement.id(), position++);
      lines.save(line);
    }
    for (var line : content.corrections()) {
      line.standsAt(statement.id(), position++);
      lines.save(line);
    }
    for (var line : content.services()) {
      line.standsAt(statement.id(), position++);
      services.save(line);
    }
    for (var line : content.credits()) {
      line.standsAt(statement.id(), position++);
      credits.save(line);
    }
  }

  /**
   * Something is to be looked at first.
   *
   * @throws StatementRefused if it was approved before
   */
  public Statement giveBack(long id, String who, String remark) {
    var statement = locked(id);
    if (statement.state().frozen()) {
      throw new StatementRefused("approved");
    }
    statement.giveBack(who, remark);
    return statement;
  }

  /** Newest month first, what the reader may see. */
  @Transactional(readOnly = true)
  public Page<Statement> page(Visibility reader, Pageable page) {
    return records.newestFirst(reader.organisation().orElse(null), page);
  }

  /** Empty also for one that is not to be seen. */
  @Transactional(readOnly = true)
  public Optional<Statement> find(long id, Visibility reader) {
    return records
        .findById(id)
        .filter(
            one ->
                reader.organisation().isEmpty()
                    || reader.organisation().get().equals(one.customer()) && one.state().frozen());
  }

  /** As it was approved, or by what is known now. */
  @Transactional(readOnly = true)
  public StatementContent content(Statement statement) {
    if (!statement.state().frozen()) {
      return composer.compose(statement);
    }
    var kept = lines.findByStatementIdOrderByPosition(statement.id());
    return new StatementContent(
        kept.stream().filter(line -> !line.correction()).toList(),
        kept.stream().filter(StatementLine::correction).toList(),
        services.findByStatementIdOrderByPosition(statement.id()),
        credits.findByStatementIdOrderByPosition(statement.id()),
        statement.totals());
  }
}
