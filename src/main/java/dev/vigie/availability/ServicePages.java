package dev.vigie.availability;

import dev.vigie.access.Caller;
import dev.vigie.agreement.AvailabilityPromise;
import dev.vigie.agreement.Counting;
import dev.vigie.availability.AvailabilityWords.Said;
import dev.vigie.availability.ServicePage.CorrectionRow;
import dev.vigie.availability.ServicePage.MaintenanceRow;
import dev.vigie.availability.ServicePage.OutageRow;
import dev.vigie.availability.ServicePage.SumRow;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.paging.AskedPage;
import dev.vigie.paging.Leaf;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what the pages of availability show. */
@Component
class ServicePages {

  private static final int STRIP = 12;
  private static final int DECIMALS = 3;
  private static final int SHOWN = 50;

  private final AvailabilityFigures figures;
  private final Outages outages;
  private final MaintenancePlans plans;
  private final Interruptions interruptions;
  private final Corrections corrections;
  private final ServiceTerms terms;
  private final AvailabilityWords words;
  private final Clock time;

  ServicePages(
      AvailabilityFigures figures,
      Outages outages,
      MaintenancePlans plans,
      Interruptions interruptions,
      Corrections corrections,
      ServiceTerms terms,
      AvailabilityWords words,
      Clock time) {
    this.figures = figures;
    this.outages = outages;
    this.plans = plans;
    this.interruptions = interruptions;
    this.corrections = corrections;
    this.terms = terms;
    this.words = words;
    this.time = time;
  }

  List<ServiceRow> rows(List<MeasuredService> services, YearMonth month, Locale locale) {
    var found = figures.months(services, month, STRIP);
    return services.stream()
        .map(service -> row(service, found.get(service.id()), words.in(locale, zone(service))))
        .toList();
  }

  /**
   * @param outagesPage which of the pages of outages, from 0
   * @param maintenancePage which of the pages of maintenance, from 0
   */
  ServicePage page(
      MeasuredService service,
      YearMonth month,
      int outagesPage,
      int maintenancePage,
      Caller reader,
      Locale locale) {
    var zone = zone(service);
    var said = words.in(locale, zone);
    var months = figures.months(List.of(service), month, STRIP).get(service.id());
    var figure = months.getLast();
    var measured = figure.measurement();
    var facts = service.facts();
    var fields = new LocalTimes(zone);
    var down =
        outages.page(
            Optional.of(service.id()), null, reader.visibility(), AskedPage.of(outagesPage, SHOWN));
    var work =
        plans.page(
            Optional.of(service), null, reader.visibility(), AskedPage.of(maintenancePage, SHOWN));
    var address = "/availability/%s?month=%s".formatted(service.id(), month);
    return new ServicePage(
        row(service, months, said),
        said.words().text("availability.instance." + service.instance()),
        said.words().span(service.activeFrom(), service.activeTo()),
        zone.getId(),
        month.toString(),
        said.words().month(month),
        month.minusMonths(1).toString(),
        month.isBefore(YearMonth.from(time.instant().atZone(zone)))
            ? month.plusMonths(1).toString()
            : null,
        measured
            .map(m -> said.words().span(m.period().start(), Optional.of(m.period().end())))
            .orElse(null),
        figure.promise().map(promise -> promise.period().days()).orElse(0),
        figure.running(),
        figure.promise().map(AvailabilityPromise::clause).orElse(""),
        figure.left().map(left -> said.minutes(left.abs())).orElse(null),
        figure.left().filter(left -> left.isNegative()).isPresent(),
        measured.map(m -> m.sums().stream().map(sum -> sum(sum, said)).toList()).orElse(List.of()),
        measured.map(m -> m.stretches().stream().map(said::line).toList()).orElse(List.of()),
        outages(down.getContent(), service, reader, said, fields),
        Leaf.of(
            down,
            number ->
                address + "&maintenance=%d&outages=%d#outages".formatted(work.getNumber(), number)),
        maintenance(work.getContent(), service, reader, said, fields),
        Leaf.of(
            work,
            number ->
                address
                    + "&outages=%d&maintenance=%d#maintenance".formatted(down.getNumber(), number)),
        corrections(corrections.of(List.of(service.id()), reader.visibility()), service.id(), said),
        new ServicePage.ServiceFields(
            facts.name(),
            facts.plan(),
            facts.instance().word(),
            fields.write(facts.activeFrom()),
            fields.write(facts.activeTo())));
  }

  String name(YearMonth month, Locale locale) {
    return words.in(locale, ZoneOffset.UTC).words().month(month);
  }

  ZoneId zone(MeasuredService service) {
    return terms.zone(service);
  }

  private ServiceRow row(MeasuredService service, List<MonthFigure> months, Said said) {
    var figure = months.getLast();
    var measured = figure.measurement();
    return new ServiceRow(
        service.id(),
        service.name(),
        service.customer(),
        service.agreement(),
        service.plan(),
        said.promised(figure.promise()),
        measured.flatMap(m -> m.percent(DECIMALS)).map(said::percent).orElse(null),
        said.outcome(figure),
        style(figure),
        measured.map(m -> said.minutes(m.counted())).orElse(null),
        measured.map(m -> said.minutes(m.excluded())).orElse(null),
        measured.map(m -> said.minutes(m.down())).orElse(null),
        months.stream().map(month -> tile(month, said)).toList());
  }

  private static ServiceRow.Tile tile(MonthFigure figure, Said said) {
    var locale = said.words().locale();
    var reached =
        figure
            .measurement()
            .flatMap(m -> m.percent(DECIMALS))
            .map(percent -> said.percent(percent) + ", ")
            .orElse("");
    return new ServiceRow.Tile(
        figure.month().toString(),
        DateTimeFormatter.ofPattern("LLLLL", locale).format(figure.month()),
        said.words().month(figure.month())
            + said.words().text("availability.colon")
            + reached
            + said.outcome(figure),
        style(figure));
  }

  private static String style(MonthFigure figure) {
    return switch (figure.outcome()) {
      case KEPT -> "met";
      case BROKEN -> "breached";
      case NOT_PROMISED -> "measured";
      case NOTHING_COUNTED, NOT_MEASURED -> "none";
    };
  }

  private static SumRow sum(Measurement.Sum sum, Said said) {
    return new SumRow(
        said.reason(sum.reason()),
        sum.clause(),
        said.minutes(sum.length()),
        sum.reason().counted());
  }

  private List<OutageRow> outages(
      List<Outage> some, MeasuredService service, Caller reader, Said said, LocalTimes fields) {
    var corrected = corrections.of(some.stream().map(Outage::id).toList(), reader.visibility());
    return some.stream()
        .map(outage -> outage(outage, service, reader, said, fields, corrected))
        .toList();
  }

  private OutageRow outage(
      Outage outage,
      MeasuredService service,
      Caller reader,
      Said said,
      LocalTimes fields,
      List<Correction> corrected) {
    var counts = interruptions.of(outage, service).toList();
    var facts = outage.facts();
    var until = outage.endedAt().orElse(now(outage));
    return new OutageRow(
        outage.id(),
        outage.state().name(),
        style(outage, counts),
        said.words().span(outage.startedAt(), outage.endedAt()),
        said.minutes(new TimeSpan(outage.startedAt(), until).length()),
        outage.endedAt().isEmpty(),
        outage.noticedAt().map(said.words()::localMoment).orElse(null),
        facts.cause().word(),
        said.cause(facts.cause()),
        outage.state() == Outage.State.COUNTED
            ? counting(counts, said)
            : said.words().text("availability.state." + outage.state()),
        clauses(counts),
        said.words().text("availability.source." + outage.source()),
        outage.ticket().orElse(null),
        reader.onTheTeam() && !facts.note().isEmpty() ? facts.note() : null,
        fields.write(facts.startedAt()),
        fields.write(facts.noticedAt()),
        fields.write(facts.endedAt()),
        corrections(corrected, outage.id(), said));
  }

  private static String style(Outage outage, List<Interruption> counts) {
    return switch (outage.state()) {
      case PROPOSED -> "paused";
      case DISMISSED -> "";
      case COUNTED ->
          counts.stream().anyMatch(part -> part.counts() == Counting.DOWNTIME) ? "breached" : "";
    };
  }

  private Instant now(Outage outage) {
    var now = time.instant();
    return now.isBefore(outage.startedAt()) ? outage.startedAt() : now;
  }

  private static String counting(List<Interruption> parts, Said said) {
    return String.join(" · ", parts.stream().map(said::counts).distinct().toList());
  }

  private static String clauses(List<Interruption> parts) {
    return String.join(
        ", ",
        parts.stream()
            .map(Interruption::clause)
            .filter(clause -> !clause.isEmpty())
            .distinct()
            .toList());
  }

  private List<MaintenanceRow> maintenance(
      List<Maintenance> some,
      MeasuredService service,
      Caller reader,
      Said said,
      LocalTimes fields) {
    var told = plans.announced(some);
    var counts = counts(some, service);
    var corrected =
        corrections.of(some.stream().map(Maintenance::id).toList(), reader.visibility());
    return some.stream()
        .map(
            one ->
                maintenance(
                    one,
                    Optional.ofNullable(told.get(one.id()).get(service.customer())),
                    counts.getOrDefault(one.id(), List.of()),
                    said,
                    fields,
                    corrected))
        .toList();
  }

  /** What the agreement makes of each by its id, with the others of its months. */
  private Map<String, List<Interruption>> counts(List<Maintenance> some, MeasuredService service) {
    var now = time.instant();
    var spans = some.stream().flatMap(one -> Stream.of(one.planned(), one.taken(now))).toList();
    if (spans.isEmpty()) {
      return Map.of();
    }
    var first = spans.stream().map(TimeSpan::start).min(Comparator.naturalOrder()).orElseThrow();
    var last = spans.stream().map(TimeSpan::end).max(Comparator.naturalOrder()).orElseThrow();
    return figures.happened(service, new TimeSpan(first, last)).stream()
        .collect(Collectors.groupingBy(Interruption::reference));
  }

  private MaintenanceRow maintenance(
      Maintenance one,
      Optional<Instant> announced,
      List<Interruption> parts,
      Said said,
      LocalTimes fields,
      List<Correction> corrected) {
    var now = time.instant();
    var facts = one.facts();
    var taken = one.taken(now);
    return new MaintenanceRow(
        one.id(),
        one.serviceId().isEmpty(),
        said.words().text("availability.maintenance.state." + state(one, now)),
        said.words().span(one.planned().start(), Optional.of(one.planned().end())),
        taken.equals(one.planned())
            ? null
            : said.words().span(taken.start(), Optional.of(taken.end())),
        said.minutes(taken.length()),
        one.what(),
        one.requested(),
        one.cancelledAt().isPresent(),
        announced
            .map(at -> said.words().text("availability.announced", said.words().localMoment(at)))
            .orElseGet(() -> said.words().text("availability.not-announced")),
        counting(parts, said),
        clauses(parts),
        fields.write(facts.plannedFrom()),
        fields.write(facts.plannedTo()),
        fields.write(facts.begunAt()),
        fields.write(facts.endedAt()),
        corrections(corrected, one.id(), said));
  }

  private static String state(Maintenance one, Instant now) {
    if (one.cancelledAt().isPresent()) {
      return "cancelled";
    }
    if (one.taken(now).start().isAfter(now)) {
      return "planned";
    }
    return one.taken(now).end().isBefore(now) ? "done" : "running";
  }

  /** What one hand set right at once stands together. */
  private static List<CorrectionRow> corrections(List<Correction> all, String subject, Said said) {
    var rows = new LinkedHashMap<CorrectionRow, List<String>>();
    all.stream()
        .filter(correction -> correction.subject().equals(subject))
        .forEach(
            correction ->
                rows.computeIfAbsent(
                        new CorrectionRow(
                            said.words().localMoment(correction.at()),
                            correction.who(),
                            correction.reason(),
                            ""),
                        any -> new ArrayList<>())
                    .add(said.correction(correction)));
    return rows.entrySet().stream()
        .map(
            row ->
                new CorrectionRow(
                    row.getKey().at(),
                    row.getKey().who(),
                    row.getKey().reason(),
                    String.join(" · ", row.getValue())))
        .toList();
  }
}
