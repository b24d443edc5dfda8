package dev.vigie.availability;

import dev.vigie.access.Caller;
import dev.vigie.agreement.OutageRule;
import dev.vigie.availability.OutageSection.Choice;
import dev.vigie.availability.OutageSection.Row;
import dev.vigie.ticket.Ticket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what the page of a ticket says of outages. */
@Component
public class OutageSections {

  private final TicketOutages outages;
  private final Services services;
  private final ServiceTerms terms;
  private final AvailabilityWords words;

  OutageSections(
      TicketOutages outages, Services services, ServiceTerms terms, AvailabilityWords words) {
    this.outages = outages;
    this.services = services;
    this.terms = terms;
    this.words = words;
  }

  /** Empty if there is nothing to say. */
  public Optional<OutageSection> of(Ticket ticket, Caller reader, Locale locale) {
    var said = words.in(locale, terms.zone(ticket.agreement()));
    var rows =
        outages.of(ticket).stream()
            .filter(outage -> reader.onTheTeam() || outage.state() == Outage.State.COUNTED)
            .map(outage -> row(outage, reader, said))
            .toList();
    var told = rows.stream().anyMatch(row -> row.state().equals(Outage.State.COUNTED.name()));
    var choices = reader.role().helps() && !told ? choices(ticket) : List.<Choice>of();
    var rule = reader.onTheTeam() ? outages.rule(ticket) : Optional.<OutageRule>empty();
    if (rows.isEmpty() && choices.isEmpty() && rule.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OutageSection(
            rows,
            choices,
            services.namedBy(ticket).map(MeasuredService::id).orElse(""),
            rule.map(found -> found.counts() ? "counts" : "proposed").orElse(""),
            rule.map(OutageRule::clause).orElse("")));
  }

  private Row row(Outage outage, Caller reader, AvailabilityWords.Said said) {
    var service = services.find(outage.serviceId(), reader.visibility());
    return new Row(
        service.id(),
        service.name(),
        outage.state().name(),
        said.words().text("availability.state." + outage.state()),
        said.words().span(outage.startedAt(), outage.endedAt()));
  }

  private List<Choice> choices(Ticket ticket) {
    return services.of(ticket).stream()
        .map(service -> new Choice(service.id(), service.name()))
        .toList();
  }
}
