package dev.vigie.credit;

import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Outages;
import dev.vigie.availability.ServiceTerms;
import dev.vigie.availability.Services;
import dev.vigie.credit.CreditVerdict.Step;
import dev.vigie.ticket.Visibility;
import dev.vigie.wording.Wording;
import dev.vigie.wording.Words;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Puts claims into the words of a reader, with times as the clocks of the agreement show them. */
@Component
public class ClaimWords {

  private static final Pattern LENGTH = Pattern.compile("PT.+");
  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d\\d");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private final Wording wording;
  private final Services services;
  private final Outages outages;
  private final ServiceTerms terms;

  ClaimWords(Wording wording, Services services, Outages outages, ServiceTerms terms) {
    this.wording = wording;
    this.services = services;
    this.outages = outages;
    this.terms = terms;
  }

  /**
   * @param about which outage or month of which service
   * @param state how far it has come, and why it goes no further
   * @param amount empty text while it is not known
   * @param lines the arithmetic
   * @param refusal why the agreement credits nothing; empty text if it does
   * @param claimedAt on the clocks of the service, as {@code decidedAt}, which is an empty text
   *     until then
   */
  public record Said(
      String service,
      String about,
      String state,
      String amount,
      List<String> lines,
      String refusal,
      String claimedAt,
      String decidedAt) {}

  public Said of(Claim claim, Locale locale) {
    var service = services.find(claim.serviceId(), Visibility.everything());
    var words = wording.in(locale, zone(service));
    var currency = claim.currency();
    return new Said(
        service.name(),
        about(claim, words),
        words.text(
            claim
                .awaited()
                .map(awaited -> "credit.awaited." + awaited)
                .orElse(
                    claim.corrects().isPresent()
                        ? "credit.correction.state"
                        : "credit.state." + claim.state())),
        claim
            .amount()
            .filter(amount -> amount.signum() != 0)
            .map(amount -> money(amount, currency.orElse(""), locale))
            .orElse(""),
        lines(claim.steps(), currency.orElse(""), words),
        claim.refusal().map(why -> words.text("credit.refusal." + why)).orElse(""),
        words.moment(claim.claimedAt()),
        claim.decidedAt().map(words::moment).orElse(""));
  }

  /** What is to be given or taken back, a line for each day that it is credited for. */
  List<String> lines(CreditCorrections.Due due, Locale locale) {
    var words = wording.in(locale, wording.zone());
    return due.differences().stream()
        .map(
            one ->
                words.text(
                    "credit.due.difference",
                    day(one.day(), locale),
                    money(one.amount(), one.currency(), locale)))
        .toList();
  }

  /**
   * Another arithmetic of the claim, line by line; last why it is refused, if it is.
   *
   * @param currency null where no fee is known
   */
  List<String> lines(Claim claim, CreditVerdict verdict, String currency, Locale locale) {
    var words = wording.in(locale, zone(claim));
    var lines = new ArrayList<>(lines(verdict.steps(), currency == null ? "" : currency, words));
    if (!verdict.granted()) {
      lines.add(words.text("credit.refusal." + verdict.refusal()));
    }
    return lines;
  }

  private static List<String> lines(List<Step> steps, String currency, Words words) {
    return steps.stream().map(step -> line(step, currency, words)).toList();
  }

  /** Whose clocks a claim for the service goes by. */
  public ZoneId zone(MeasuredService service) {
    return terms.zone(service);
  }

  public ZoneId zone(Claim claim) {
    return zone(services.find(claim.serviceId(), Visibility.everything()));
  }

  /** What would be claimed for, before anybody has. */
  public String about(
      Optional<String> outage, Optional<YearMonth> month, Locale locale, ZoneId zone) {
    return about(outage, month, wording.in(locale, zone));
  }

  public static String money(BigDecimal amount, String currency, Locale locale) {
    if (currency.isEmpty()) {
      return NumberFormat.getInstance(locale).format(amount);
    }
    var format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(currency));
    return format.format(amount);
  }

  private String about(Claim claim, Words words) {
    return about(claim.outage(), claim.month(), words);
  }

  private String about(Optional<String> outage, Optional<YearMonth> month, Words words) {
    return outage
        .map(outages::find)
        .map(one -> words.text("credit.about.outage", words.span(one.startedAt(), one.endedAt())))
        .orElseGet(() -> words.text("credit.about.month", words.month(month.orElseThrow())));
  }

  private static String line(Step step, String currency, Words words) {
    return words.text(
        "credit.step." + step.key(),
        IntStream.range(0, step.arguments().size())
            .mapToObj(i -> said(step, i, currency, words))
            .toArray());
  }

  private static String day(LocalDate day, Locale locale) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  private static String said(Step step, int place, String currency, Words words) {
    var argument = step.arguments().get(place);
    var locale = words.locale();
    if (step.isMoney(place)) {
      return money(new BigDecimal(argument), currency, locale);
    }
    if (LENGTH.matcher(argument).matches()) {
      return words.duration(Duration.parse(argument));
    }
    if (INSTANT.matcher(argument).matches()) {
      return words.localMoment(Instant.parse(argument));
    }
    if (DAY.matcher(argument).matches()) {
      return day(LocalDate.parse(argument), locale);
    }
    if (MONTH.matcher(argument).matches()) {
      return words.month(YearMonth.parse(argument));
    }
    if (NUMBER.matcher(argument).matches()) {
      return NumberFormat.getInstance(locale).format(new BigDecimal(argument));
    }
    return argument;
  }
}
