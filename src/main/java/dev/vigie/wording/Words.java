package dev.vigie.wording;

import dev.vigie.agreement.Objective;
import dev.vigie.agreement.Target;
import dev.vigie.calendar.Explanation;
import dev.vigie.calendar.HolidayName;
import dev.vigie.calendar.Term;
import dev.vigie.clock.ClockState;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;

/** The words for one reader: in a language, with times as the clocks of a zone show them. */
public final class Words {

  private static final Pattern KEY =
      Pattern.compile("(objective|reason|mail|attachment|call)\\.[A-Za-z_]+");
  private static final Pattern INSTANT = Pattern.compile("\\d{4,}-\\d\\d-\\d\\dT[\\d:.]+Z");
  private static final String NOTHING = "-";
  private static final String TIMELINE = "timeline.";

  private final MessageSource texts;
  private final Locale locale;
  private final Moments moments;
  private final Lengths lengths;

  Words(MessageSource texts, Locale locale, ZoneId zone) {
    this.texts = texts;
    this.locale = locale;
    this.moments = new Moments(this, zone);
    this.lengths = new Lengths(this);
  }

  public Locale locale() {
    return locale;
  }

  /** The text of a key, with its places filled. */
  public String text(String key, Object... arguments) {
    return texts.getMessage(key, arguments, locale);
  }

  /** What happened, in a sentence. */
  public String sentence(TimelineEntry entry) {
    var arguments = entry.arguments();
    var key = TIMELINE + entry.kind();
    var shown = arguments.stream().map(this::argument).toArray();
    return find(key + missing(arguments), shown).orElseGet(() -> text(key, shown));
  }

  /** A size in bytes, rounded up to what people remember. */
  public String size(long bytes) {
    var kilo = Math.ceilDiv(bytes, 1000L);
    return kilo < 1000
        ? text("size.kilobytes", kilo)
        : text("size.megabytes", Math.ceilDiv(kilo, 100L) / 10.0);
  }

  /** Who did it; the team where nobody is named. */
  public String actor(TimelineEntry entry) {
    return find("actor." + entry.actor()).orElse(entry.actor());
  }

  public String objective(Objective objective) {
    return text("objective." + objective);
  }

  public String status(TicketStatus status) {
    return text("status." + status);
  }

  public String state(ClockState state) {
    return text("state." + state);
  }

  /** A date and a time of day, with the zone. */
  public String moment(Instant instant) {
    return moments.inZone(instant);
  }

  /** A date and a time of day, where the zone is named elsewhere. */
  public String localMoment(Instant instant) {
    return moments.local(instant);
  }

  /** From when until when, where the zone is named elsewhere; until when may be open. */
  public String span(Instant from, Optional<Instant> to) {
    return moments.span(from, to);
  }

  /** A day of the calendar. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(text("day.pattern"), locale).format(day);
  }

  /** A month of the calendar. */
  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern(text("month.pattern"), locale).format(month);
  }

  /** The same where the year is plain. */
  public String shortDay(LocalDate day) {
    return DateTimeFormatter.ofPattern(text("day.pattern.short"), locale).format(day);
  }

  /** What is promised; which one, where it recurs, counted from 0. */
  public String promise(Objective objective, int slot) {
    return objective == Objective.UPDATE
        ? text("promise.recurring", objective(objective), slot + 1)
        : objective(objective);
  }

  /** The city whose clocks are meant. */
  public String zone() {
    return moments.zone();
  }

  /** How long, in short: {@code 1 h 23 min}. */
  public String duration(Duration duration) {
    return lengths.brief(duration);
  }

  /** How long, roughly, for a countdown: {@code 2 d 4 h}. */
  public String lapse(Duration duration) {
    return lengths.rough(duration);
  }

  /** How long it was, all in all: {@code 23 min} or {@code 2 d 4 h}; a dash for no time. */
  public String sum(Duration duration) {
    if (duration.isZero()) {
      return "–";
    }
    return duration.toDays() > 0 ? lengths.rough(duration) : lengths.brief(duration);
  }

  /** What an agreement promises: {@code 7 business days}. */
  public String term(Term term) {
    return lengths.promised(term);
  }

  /** What an agreement says: a time, a cadence, or words in its place. */
  public String target(Target target) {
    return switch (target) {
      case Target.Timed timed -> lengths.recurring(timed.every());
      case Target.Untimed untimed -> text("target." + untimed.code());
    };
  }

  /** Where a deadline comes from, in one sentence. */
  public String summary(Explanation why) {
    var term = why.term().map(this::term).orElse("");
    var counted = duration(why.counted());
    return why.dueAt()
        .map(due -> text("why.due", term, moment(why.start()), moment(due), why.calendar()))
        .orElseGet(() -> text("why.paused", term, moment(why.start()), why.calendar(), counted));
  }

  /** Stretch by stretch, what counted and what did not. */
  public List<String> lines(Explanation why) {
    return why.entries().stream().map(this::line).toList();
  }

  private String line(Explanation.Entry entry) {
    var holiday = entry.holiday().map(this::holiday).orElse("");
    return text(
        entry.reason().key(),
        moments.span(entry.from(), entry.to()),
        duration(entry.counted()),
        holiday,
        entry.leftOut());
  }

  private String holiday(HolidayName name) {
    return name.in(locale);
  }

  private String argument(String argument) {
    if (INSTANT.matcher(argument).matches()) {
      return moment(Instant.parse(argument));
    }
    return KEY.matcher(argument).matches() ? find(argument).orElse(argument) : argument;
  }

  /** A sentence may have a variant for arguments that are not there. */
  private static String missing(List<String> arguments) {
    var places =
        IntStream.range(0, arguments.size())
            .filter(i -> arguments.get(i).equals(NOTHING))
            .mapToObj(i -> "-" + i)
            .collect(Collectors.joining());
    return places.isEmpty() ? "" : ".without" + places;
  }

  private Optional<String> find(String key, Object... arguments) {
    return Optional.ofNullable(texts.getMessage(key, arguments, null, locale));
  }
}
