package dev.vigie.credit;

import dev.vigie.credit.CreditCorrections.Difference;
import dev.vigie.credit.CreditVerdict.Refusal;
import dev.vigie.credit.CreditVerdict.Step;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a customer wants credited because a service could not be used, and what became of that; or
 * what sets such a credit right.
 */
@Entity
@Table(name = "credit_claim")
public class Claim {

  private static final String BETWEEN_STEPS = "\u001e";
  private static final String BETWEEN_ARGUMENTS = "\u001f";

  /** How far it has come. */
  public enum State {
    RECEIVED,
    /** What it is for is not over yet. */
    OPEN,
    /** The agreement gives a credit; a manager has the last word. */
    ENTITLED,
    GRANTED,
    REFUSED;

    boolean decided() {
      return this == GRANTED || this == REFUSED;
    }
  }

  /** What has to be known before anything can be said of it. */
  public enum Awaited {
    /** The outage is not over. */
    OUTAGE,
    /** A person has to say whether it was one. */
    DECISION,
    MONTH,
    /** Nobody has written down what the service costs. */
    FEE,
    /** Another one that is to be approved decides whether anything is left. */
    OTHER_CLAIM
  }

  /** By which way it reached us. */
  public enum Channel {
    PORTAL,
    MAIL,
    API
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long seq;

  private String id;
  private String businessKey;
  private String serviceId;
  private String customer;
  private String outageId;
  private String claimedMonth;
  private Instant claimedAt;
  private String claimedBy;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  private String contactEmail;
  private String contactLanguage;
  private String note;

  @Enumerated(EnumType.STRING)
  private State state;

  @Enumerated(EnumType.STRING)
  private Awaited awaited;

  private String creditedMonth;
  private LocalDate creditedDay;
  private BigDecimal amount;
  private String currency;

  @Enumerated(EnumType.STRING)
  private Refusal refusal;

  private String clause;
  private String steps;
  private String reason;
  private Instant decidedAt;
  private String corrects;
  @Version private int version;

  protected Claim() {}

  Claim(String businessKey, NewClaim asked, String customer) {
    this.id = UUID.randomUUID().toString();
    this.businessKey = businessKey;
    this.serviceId = asked.service();
    this.customer = customer;
    this.outageId = asked.outage().orElse(null);
    this.claimedMonth = asked.month().map(YearMonth::toString).orElse(null);
    this.claimedAt = asked.claimedAt();
    this.claimedBy = asked.claimedBy();
    this.channel = asked.channel();
    this.contactEmail = asked.email();
    this.contactLanguage = asked.language().getLanguage();
    this.note = asked.note();
    this.state = State.RECEIVED;
  }

  /**
   * What sets a decided claim right; granted itself.
   *
   * @param businessKey the same however often somebody asks for it
   * @param who set it right, and {@code reason} why
   */
  static Claim correcting(
      Claim decided,
      String businessKey,
      Difference difference,
      String who,
      String reason,
      Instant at) {
    var claim = new Claim();
    claim.id = UUID.randomUUID().toString();
    claim.businessKey = businessKey;
    claim.corrects = decided.id;
    claim.serviceId = decided.serviceId;
    claim.customer = decided.customer;
    claim.outageId = decided.outageId;
    claim.claimedMonth = decided.claimedMonth;
    claim.claimedAt = at;
    claim.claimedBy = who;
    claim.channel = decided.channel;
    claim.contactEmail = decided.contactEmail;
    claim.contactLanguage = decided.contactLanguage;
    claim.note = "";
    claim.become(difference.verdict(), difference.day(), difference.currency());
    claim.grant(reason, at);
    return claim;
  }

  void waitFor(Awaited what) {
    state = State.OPEN;
    awaited = what;
  }

  /**
   * What the agreement says of it.
   *
   * @param day on which that began for which it is credited
   */
  void become(CreditVerdict verdict, LocalDate day, String currency) {
    state = verdict.granted() ? State.ENTITLED : State.REFUSED;
    awaited = null;
    creditedDay = day;
    creditedMonth = YearMonth.from(day).toString();
    amount = verdict.amount();
    this.currency = currency;
    refusal = verdict.refusal();
    clause = verdict.clause();
    steps =
        verdict.steps().stream()
            .map(
                step ->
                    step.key()
                        + step.arguments().stream()
                            .map(argument -> BETWEEN_ARGUMENTS + argument)
                            .collect(Collectors.joining()))
            .collect(Collectors.joining(BETWEEN_STEPS));
  }

  /**
   * @param reason what a manager said; empty where the agreement itself refuses
   */
  void refuse(String reason, Instant at) {
    state = State.REFUSED;
    amount = BigDecimal.ZERO;
    this.reason = reason;
    decidedAt = at;
  }

  /** Whether this is what was worked out for it, line by line. */
  boolean says(CreditVerdict verdict, LocalDate day, String currency) {
    return verdict.granted()
        && day.equals(creditedDay)
        && currency.equals(this.currency)
        && verdict.steps().equals(steps());
  }

  /** As if nobody had worked it out yet. */
  void workOutAgain() {
    state = State.RECEIVED;
    creditedDay = null;
    creditedMonth = null;
    amount = null;
    currency = null;
    clause = null;
    steps = null;
  }

  void grant(String reason, Instant at) {
    state = State.GRANTED;
    this.reason = reason;
    decidedAt = at;
  }

  /** Whether it says the same as another telling. */
  boolean tells(NewClaim other) {
    return serviceId.equals(other.service())
        && outage().equals(other.outage())
        && month().equals(other.month());
  }

  public String id() {
    return id;
  }

  /** The id of the claim that it sets right; empty if it is one itself. */
  public Optional<String> corrects() {
    return Optional.ofNullable(corrects);
  }

  /** The id of the claim that it is, or sets right. */
  String first() {
    return corrects == null ? id : corrects;
  }

  /** In the order in which they reached us. */
  long seq() {
    return seq;
  }

  /** As people call it. */
  public String number() {
    return "C-%05d".formatted(seq);
  }

  public String serviceId() {
    return serviceId;
  }

  public String customer() {
    return customer;
  }

  /** Whether it was granted first. */
  boolean wasGrantedBefore(Claim other) {
    return Comparator.comparing((Claim claim) -> claim.decidedAt)
            .thenComparing(claim -> claim.seq)
            .compare(this, other)
        < 0;
  }

  /** The outage that it is for; empty if it is for a month. */
  public Optional<String> outage() {
    return Optional.ofNullable(outageId);
  }

  /** The month that it is for; empty if it is for an outage. */
  public Optional<YearMonth> month() {
    return Optional.ofNullable(claimedMonth).map(YearMonth::parse);
  }

  /** When it reached us. */
  public Instant claimedAt() {
    return claimedAt;
  }

  public String claimedBy() {
    return claimedBy;
  }

  public Channel channel() {
    return channel;
  }

  /** Whom the decision is sent to. */
  public String email() {
    return contactEmail;
  }

  public Locale language() {
    return Locale.of(contactLanguage);
  }

  public String note() {
    return note;
  }

  public State state() {
    return state;
  }

  /** What has to be known before anything can be said of it; empty if nothing has. */
  public Optional<Awaited> awaited() {
    return Optional.ofNullable(awaited);
  }

  /**
   * Whether the decision follows from facts alone, which may be set right: it was granted, or the
   * agreement refuses it. What a manager refuses stays refused.
   */
  boolean isDecidedByFacts() {
    return corrects == null
        && (state == State.GRANTED || state == State.REFUSED && refusal != null);
  }

  /** The month whose fees are credited; empty while it is not known what the agreement says. */
  public Optional<YearMonth> creditedMonth() {
    return Optional.ofNullable(creditedMonth).map(YearMonth::parse);
  }

  /** See {@link #creditedMonth()}: the day that counts for limits by the day. */
  Optional<LocalDate> creditedDay() {
    return Optional.ofNullable(creditedDay);
  }

  /** Zero if nothing is credited, negative if it is taken back; empty while it is not known. */
  public Optional<BigDecimal> amount() {
    return Optional.ofNullable(amount);
  }

  /** Empty where no fee is known. */
  public Optional<String> currency() {
    return Optional.ofNullable(currency);
  }

  /** Why the agreement credits nothing; empty if it does, or a manager refused. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** That decides; empty text where the agreement says nothing of it. */
  public String clause() {
    return clause == null ? "" : clause;
  }

  /** The arithmetic. */
  List<Step> steps() {
    if (steps == null || steps.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(steps.split(BETWEEN_STEPS))
        .map(step -> List.of(step.split(BETWEEN_ARGUMENTS, -1)))
        .map(parts -> new Step(parts.getFirst(), parts.subList(1, parts.size())))
        .toList();
  }

  /** What a manager said. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason).filter(text -> !text.isEmpty());
  }

  /** When it was granted or refused; empty until then. */
  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }
}
