package dev.vigie.board;

import dev.vigie.access.Caller;
import dev.vigie.agreement.Agreements;
import dev.vigie.attachment.Attachment;
import dev.vigie.attachment.Attachments;
import dev.vigie.board.TicketPage.Diagram;
import dev.vigie.board.TicketPage.Fact;
import dev.vigie.calendar.Calendars;
import dev.vigie.clock.SlaClock;
import dev.vigie.customer.Customers;
import dev.vigie.ticket.Announcements;
import dev.vigie.ticket.Awaited;
import dev.vigie.ticket.Handling;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketNumber;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TicketViews;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineEntry;
import dev.vigie.ticket.TimelineKind;
import dev.vigie.wording.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what the page of a ticket shows. */
@Component
class TicketPages {

  private static final int TIMELINE_SHOWN = 200;

  private final TicketQueries queries;
  private final TicketViews views;
  private final Announcements announcements;
  private final Timeline timeline;
  private final Handling handling;
  private final Attachments attachments;
  private final Customers customers;
  private final Agreements agreements;
  private final Calendars calendars;
  private final TicketWords words;
  private final Clock clock;

  TicketPages(
      TicketQueries queries,
      TicketViews views,
      Announcements announcements,
      Timeline timeline,
      Handling handling,
      Attachments attachments,
      Customers customers,
      Agreements agreements,
      Calendars calendars,
      TicketWords words,
      Clock clock) {
    this.queries = queries;
    this.views = views;
    this.announcements = announcements;
    this.timeline = timeline;
    this.handling = handling;
    this.attachments = attachments;
    this.customers = customers;
    this.agreements = agreements;
    this.calendars = calendars;
    this.words = words;
    this.clock = clock;
  }

  TicketPage of(Ticket ticket, Caller reader, Locale locale) {
    var version = timeline.version(ticket.id()); // before what may already be newer
    var clocks = queries.clocks(ticket);
    var happened = timeline.of(ticket.id(), reader.visibility());
    var said = words.of(clocks, locale);
    var now = clock.instant();
    var awaited = announcements.awaitedBy(ticket);
    var standing = Standing.of(ticket, clocks, assessed(happened), awaited.isPresent(), now);
    return new TicketPage(
        ticket.number().toString(),
        version,
        ticket.subject(),
        said.status(ticket.status()),
        ticket.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        ticket.unreadReply(),
        said.zone(),
        facts(ticket, said, now),
        writings(ticket, said),
        clocks.stream()
            .sorted(Comparator.comparing(SlaClock::objective))
            .map(c -> ClockCard.of(c, calendars, said, now))
            .toList(),
        newestFirst(happened, said),
        Math.max(0, happened.size() - TIMELINE_SHOWN),
        files(ticket, said),
        places(standing, said),
        diagrams(standing),
        !reader.onTheTeam(),
        queries.awaited(ticket).map(open -> asked(open, said)).orElse(null),
        choices(ticket, reader, said, now),
        reader.onTheTeam() ? views.links(ticket) : null);
  }

  private static boolean assessed(List<TimelineEntry> happened) {
    return happened.stream().anyMatch(e -> e.kind() == TimelineKind.SEVERITY_CONFIRMED);
  }

  private static String severity(Ticket ticket, Words words) {
    return ticket
        .severityConfirmed()
        .map(confirmed -> words.text("ticket.severity.confirmed", confirmed))
        .or(() -> ticket.severityFound().map(found -> words.text("ticket.severity.found", found)))
        .orElseGet(() -> words.text("ticket.severity.claimed", ticket.severityClaimed()));
  }

  private List<Fact> facts(Ticket ticket, Words words, Instant now) {
    var contact = ticket.contact();
    return known(
        words,
        new Fact("severity", severity(ticket, words)),
        new Fact("team", ticket.team()),
        new Fact("supervisor", customers.supervisor(ticket.customer()).orElse(null)),
        new Fact("customer", ticket.customer()),
        new Fact("contact", contact.name()),
        new Fact("email", contact.email()),
        new Fact("phone", contact.phone()),
        new Fact("agreement", ticket.agreement()),
        new Fact("plan", ticket.plan()),
        new Fact("channel", ticket.channel()),
        new Fact("service", ticket.service()),
        new Fact("service-version", ticket.serviceVersion()),
        new Fact("type", ticket.type()),
        new Fact("received", words.moment(ticket.receivedAt())),
        new Fact("commitment", ticket.status().open() ? commitment(ticket, words) : null),
        new Fact("waited", waited(ticket, words, now)),
        new Fact("promised-until", ticket.promisedUntil().map(words::moment).orElse(null)),
        new Fact("blocking-incident", announcements.awaitedBy(ticket).orElse(null)),
        new Fact("merged-into", queries.goesOnIn(ticket).map(TicketNumber::toString).orElse(null)),
        new Fact("resolved", ticket.resolvedAt().map(words::moment).orElse(null)),
        new Fact("closed", ticket.closedAt().map(words::moment).orElse(null)),
        new Fact("reopen-until", ticket.reopenUntil().map(words::moment).orElse(null)));
  }

  private String waited(Ticket ticket, Words words, Instant now) {
    var waited = queries.waitedForCustomer(ticket, now);
    return waited.isZero() ? null : words.lapse(waited);
  }

  private String commitment(Ticket ticket, Words words) {
    return queries.commitment(ticket).map(agreed -> agreed.what().in(words.locale())).orElse(null);
  }

  private static List<Fact> writings(Ticket ticket, Words words) {
    return known(
        words,
        new Fact("description", ticket.description()),
        new Fact("impact", ticket.impact()),
        new Fact("environment", ticket.environment()),
        new Fact("details", ticket.details()));
  }

  private static List<Fact> known(Words words, Fact... facts) {
    return Stream.of(facts)
        .filter(fact -> fact.value() != null && !fact.value().isBlank())
        .map(fact -> new Fact(words.text("ticket." + fact.name()), fact.value()))
        .toList();
  }

  private static List<Happened> newestFirst(List<TimelineEntry> happened, Words words) {
    return happened.reversed().stream()
        .limit(TIMELINE_SHOWN)
        .map(entry -> Happened.of(entry, words))
        .toList();
  }

  private List<TicketPage.File> files(Ticket ticket, Words words) {
    return attachments.of(ticket.id()).stream().map(file -> file(file, words)).toList();
  }

  private static TicketPage.File file(Attachment file, Words words) {
    return new TicketPage.File(
        file.id(), file.name(), words.size(file.size()), words.localMoment(file.addedAt()));
  }

  private static List<Diagram> diagrams(Standing standing) {
    var clearing = !standing.clearing().isEmpty();
    return List.of(
        new Diagram("incident", standing.incident()),
        clearing
            ? new Diagram("clear-request", standing.clearing())
            : new Diagram("incident-work", standing.work()));
  }

  private static List<String> places(Standing standing, Words words) {
    return Stream.of(standing.work(), standing.clearing(), standing.incident())
        .flatMap(List::stream)
        .map(element -> words.text("place." + element))
        .distinct()
        .toList();
  }

  private static TicketPage.Asked asked(Awaited awaited, Words words) {
    return new TicketPage.Asked(
        Happened.of(awaited.asked(), words),
        awaited.consent(),
        awaited.silentAt().map(words::moment).orElse(null));
  }

  private TicketPage.Choices choices(Ticket ticket, Caller reader, Words words, Instant now) {
    var customer = !reader.onTheTeam();
    return new TicketPage.Choices(
        takesReplies(ticket, now),
        ticket.reopenUntil().filter(now::isBefore).map(words::moment).orElse(null),
        customer && ticket.status().open(),
        customer && handling.canEscalate(ticket),
        severities(ticket, reader));
  }

  private static boolean takesReplies(Ticket ticket, Instant now) {
    return ticket.status().open()
        || ticket.status() == TicketStatus.MERGED
        || ticket.reopenUntil().filter(now::isBefore).isPresent();
  }

  private List<String> severities(Ticket ticket, Caller reader) {
    if (!reader.onTheTeam() || !ticket.status().open()) {
      return List.of();
    }
    return agreements.version(ticket.termsVersion()).severities().stream()
        .filter(severity -> !severity.equals(ticket.severity()))
        .toList();
  }
}
