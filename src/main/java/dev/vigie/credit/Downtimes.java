package dev.vigie.credit;

import dev.vigie.agreement.AvailabilityPromise;
import dev.vigie.agreement.Counting;
import dev.vigie.availability.AvailabilityFigures;
import dev.vigie.availability.Interruption;
import dev.vigie.availability.Interruption.Kind;
import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Measurement;
import dev.vigie.availability.Outage;
import dev.vigie.availability.Outages;
import dev.vigie.availability.ServiceTerms;
import dev.vigie.availability.Stretch;
import dev.vigie.availability.Stretch.Reason;
import dev.vigie.calendar.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds out what was down together, and how much of that counts. */
@Component
class Downtimes {

  /** As exactly as instants are kept: what ends then and what begins then has no break between. */
  private static final Duration NO_BREAK = Duration.ofMillis(1);

  private final ServiceTerms terms;
  private final Outages outages;
  private final AvailabilityFigures figures;

  Downtimes(ServiceTerms terms, Outages outages, AvailabilityFigures figures) {
    this.terms = terms;
    this.outages = outages;
    this.figures = figures;
  }

  /** An outage with those that it is one with. What is not held against us joins nothing. */
  Downtime of(Outage named, MeasuredService service) {
    var whole = Downtime.of(List.of(named));
    if (!counts(named, service)) {
      return whole;
    }
    while (!whole.span().isOpenEnded()) {
      var wider = Downtime.of(near(whole).filter(one -> counts(one, service)).toList());
      if (wider.span().equals(whole.span())) {
        return wider;
      }
      whole = wider;
    }
    return whole;
  }

  /**
   * What counts of the time of an outage that was dismissed, such as the report that it repeated:
   * of several that of which most was in that time. One that never ended is looked for when it
   * began.
   */
  Optional<Outage> instead(Outage dismissed, MeasuredService service) {
    var start = dismissed.startedAt();
    var span = new TimeSpan(start, dismissed.endedAt().orElse(start));
    return near(service.id(), span)
        .filter(one -> counts(one, service))
        .max(Comparator.comparing(one -> inCommon(one.span(), span)));
  }

  private static Duration inCommon(TimeSpan one, TimeSpan other) {
    return one.overlapWith(other).map(TimeSpan::length).orElse(Duration.ZERO);
  }

  /** Whether a person has to say first whether there was more of it. */
  boolean isUndecided(Downtime downtime) {
    return !downtime.span().isOpenEnded()
        && near(downtime).anyMatch(one -> one.state() == Outage.State.PROPOSED);
  }

  private Stream<Outage> near(Downtime downtime) {
    return near(downtime.outages().getFirst().serviceId(), downtime.span());
  }

  private Stream<Outage> near(String service, TimeSpan span) {
    var wider = new TimeSpan(span.start().minus(NO_BREAK), span.end().plus(NO_BREAK));
    return outages.during(service, wider).stream();
  }

  private boolean counts(Outage outage, MeasuredService service) {
    return outage.state() == Outage.State.COUNTED
        && terms.cause(service, outage.cause()).counts() == Counting.DOWNTIME;
  }

  /**
   * When the service was down, without a break each: from the customer's notice where the agreement
   * says so (qohash/5.2).
   *
   * @param claimedAt when a credit was claimed for it
   */
  List<TimeSpan> counted(Downtime downtime, MeasuredService service, Instant claimedAt) {
    var from = byNotice(service) ? downtime.noticedAt(claimedAt) : downtime.span().start();
    var down = new ArrayList<TimeSpan>();
    figures.over(service, downtime.span()).map(Measurement::stretches).orElse(List.of()).stream()
        .filter(Downtimes::isDown)
        .flatMap(stretch -> since(from, stretch.span()).stream())
        .forEach(span -> add(down, span));
    return down;
  }

  private boolean byNotice(MeasuredService service) {
    return terms.promise(service).flatMap(AvailabilityPromise::noticeClause).isPresent();
  }

  /** One notice is enough, whichever report has it. */
  private static boolean isDown(Stretch stretch) {
    return stretch.reason() == Reason.DOWN
        || stretch
            .interruption()
            .map(Interruption::kind)
            .filter(Kind.UNNOTICED::equals)
            .isPresent();
  }

  private static Optional<TimeSpan> since(Instant from, TimeSpan span) {
    return from.isBefore(span.end())
        ? Optional.of(new TimeSpan(from.isAfter(span.start()) ? from : span.start(), span.end()))
        : Optional.empty();
  }

  /** What follows without a break is one stretch. */
  private static void add(List<TimeSpan> down, TimeSpan next) {
    if (!down.isEmpty() && down.getLast().end().equals(next.start())) {
      down.add(new TimeSpan(down.removeLast().start(), next.end()));
    } else {
      down.add(next);
    }
  }
}
