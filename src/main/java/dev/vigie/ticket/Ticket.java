package dev.vigie.ticket;

import dev.vigie.agreement.Coverage;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A customer's request for help: what was said, and where it stands. */
@Entity
@Table(name = "ticket")
public class Ticket {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long seq;

  private String id;
  private String agreement;
  private String plan;
  private String termsVersion;
  private String customer;
  @Embedded private Contact contact;
  private String service;
  private String serviceVersion;
  private String severityClaimed;
  private String severityFound;
  private String severityConfirmed;
  private String team;
  private boolean developersNeeded;
  private String type;
  private String subject;
  private String description;
  private String impact;
  private String environment;
  private String details;

  @Enumerated(EnumType.STRING)
  private TicketStatus status;

  private Instant receivedAt;
  private Instant completeAt;
  private Instant owedSince;

  @Enumerated(EnumType.STRING)
  private Coverage.Outcome coverage;

  private String coverageClause;
  private String channel;
  private String openedBy;
  private String messageId;
  private String openQuestion;
  private Instant offeredAt;

  @Enumerated(EnumType.STRING)
  private Solution offered;

  private Instant promisedUntil;
  private boolean fixCounts;
  private Instant resolvedAt;
  private String mergedInto;
  private Long blockingIncident;
  private Instant closedAt;
  private Instant reopenUntil;
  private int timesReopened;
  private boolean settled;
  private boolean unreadReply;
  private Instant lastReplyAt;

  @Enumerated(EnumType.STRING)
  private Turn turn;

  private Instant turnSince;
  private Long processInstanceKey;

  protected Ticket() {}

  Ticket(NewTicket asked, String termsVersion, Instant receivedAt) {
    this.id = UUID.randomUUID().toString();
    this.agreement = asked.agreement();
    this.plan = asked.plan();
    this.termsVersion = termsVersion;
    this.customer = asked.customer();
    this.contact = asked.contact();
    this.service = asked.service();
    this.serviceVersion = asked.serviceVersion();
    this.severityClaimed = asked.severity();
    this.type = asked.type();
    this.subject = asked.subject();
    this.description = asked.description();
    this.impact = asked.impact();
    this.environment = asked.environment();
    this.details = asked.details();
    this.channel = asked.channel();
    this.openedBy = asked.openedBy();
    this.messageId = asked.messageId();
    this.coverage = Coverage.Outcome.COVERED;
    this.team = "support";
    this.status = TicketStatus.RECEIVED;
    this.receivedAt = receivedAt;
    this.turn = Turn.TEAM;
    this.turnSince = receivedAt;
  }

  /** Who waits has waited since it became theirs, whatever happened meanwhile. */
  private void becomesTurnOf(Turn next, Instant at) {
    if (turn != next) {
      turn = next;
      turnSince = at;
    }
  }

  void startedAs(long processInstanceKey) {
    this.processInstanceKey = processInstanceKey;
  }

  void lacksDetails() {
    status = TicketStatus.INCOMPLETE;
  }

  void detailsComplete(Instant at) {
    completeAt = at;
    openQuestion = null;
    becomesTurnOf(Turn.TEAM, at);
  }

  void addDetails(String serviceVersion, String impact, String environment, String details) {
    this.serviceVersion = given(serviceVersion, this.serviceVersion);
    this.impact = given(impact, this.impact);
    this.environment = given(environment, this.environment);
    this.details = given(details, this.details);
  }

  private static String given(String now, String before) {
    return now == null || now.isBlank() ? before : now;
  }

  private void standsUnder(Coverage found) {
    coverage = found.outcome();
    coverageClause = found.clause().isEmpty() ? null : found.clause();
  }

  void refer(Coverage found) {
    standsUnder(found);
    status = TicketStatus.REFERRED;
  }

  /** The customer was told what to do instead; a reply to be read is more recent. */
  void toldOfReferral(Instant at) {
    if (coverage == Coverage.Outcome.ACCOUNT_MANAGER) {
      becomesTurnOf(Turn.ACCOUNT_MANAGER, at);
    } else if (!unreadReply) {
      becomesTurnOf(Turn.NOBODY, at);
    }
  }

  /** It is taken in although it had been referred. */
  void overruled(Instant at) {
    becomesTurnOf(Turn.TEAM, at);
    handled();
  }

  /** From here on it is worked on; times count from {@code since}. */
  void takeIn(Coverage found, Instant since) {
    standsUnder(found);
    status = TicketStatus.RECEIVED;
    owedSince = since;
  }

  void withdraw(Instant at) {
    status = TicketStatus.WITHDRAWN;
    closedAt = at;
    openQuestion = null;
    settled = true;
    handled();
  }

  /** Closed without having been worked on; a reply does not open it again. */
  void leaveReferred(Instant at) {
    status = TicketStatus.CLOSED;
    closedAt = at;
    settled = true;
    handled();
  }

  void askForDetails(Question question) {
    openQuestion = question.id();
    becomesTurnOf(Turn.CUSTOMER, question.askedAt());
  }

  /** There is an answer for an agent to read, which may not tell everything. */
  void detailsTold(Instant at) {
    openQuestion = null;
    becomesTurnOf(Turn.TEAM, at);
  }

  /** It is our turn. */
  void takeUp(Instant at) {
    if (status.open()) {
      status = TicketStatus.IN_PROGRESS;
      openQuestion = null;
      becomesTurnOf(Turn.TEAM, at);
    }
  }

  /** An agent acted on it, and so has seen what the customer wrote before. */
  void handled() {
    unreadReply = false;
  }

  void migrateTo(String newTermsVersion) {
    termsVersion = newTermsVersion;
  }

  void findSeverity(String severity) {
    severityFound = severity;
  }

  void handOver(String otherTeam) {
    team = otherTeam;
  }

  void callDevelopers() {
    developersNeeded = true;
  }

  void confirmSeverity(String severity) {
    severityConfirmed = severity;
  }

  void waitForAnswerTo(Question question) {
    handled();
    if (status.open()) {
      status =
          question.topic() == Question.Topic.SOLUTION
              ? TicketStatus.SOLUTION_OFFERED
              : TicketStatus.WAITING_FOR_CUSTOMER;
      openQuestion = question.id();
      becomesTurnOf(Turn.CUSTOMER, question.askedAt());
    }
  }

  /**
   * @param until by when a later fix is promised, else null
   */
  void offer(Solution solution, Instant now, Instant until) {
    offered = solution;
    offeredAt = now;
    promisedUntil = until;
  }

  /**
   * The customer agrees to wait.
   *
   * @param counts whether the agreement takes that for the resolution
   */
  void promiseFix(boolean counts, Instant at) {
    if (status.open()) {
      status = TicketStatus.FIX_PROMISED;
      becomesTurnOf(Turn.FIX, at);
    }
    fixCounts = counts;
  }

  /** Whether a promised fix counts as the resolution that has not come yet. */
  boolean awaitsFix() {
    return fixCounts && status == TicketStatus.FIX_PROMISED;
  }

  /** Says whether the promise counted as the resolution. */
  boolean breakPromise(Instant at) {
    var counted = fixCounts;
    fixCounts = false;
    promisedUntil = null;
    takeUp(at);
    return counted;
  }

  void resolved(Instant at) {
    resolvedAt = at;
  }

  /** What was asked here is worked on there. */
  void mergeInto(Ticket other, Instant at) {
    status = TicketStatus.MERGED;
    mergedInto = other.id;
    closedAt = at;
    openQuestion = null;
    settled = true;
    handled();
  }

  void join(long incident, Instant at) {
    blockingIncident = incident;
    becomesTurnOf(Turn.INCIDENT, at);
  }

  /** Asked twice, it does not take the turn from whose it has become since. */
  void leaveIncident(Instant overAt) {
    if (turn == Turn.INCIDENT) {
      becomesTurnOf(Turn.TEAM, overAt);
    }
  }

  void close(Instant now, Instant reopenUntil) {
    status = TicketStatus.CLOSED;
    closedAt = now;
    this.reopenUntil = reopenUntil;
    handled();
  }

  void reopen(Instant at) {
    status = TicketStatus.IN_PROGRESS;
    turn = Turn.TEAM;
    turnSince = at; // nobody had to act on it while it was closed
    closedAt = null;
    reopenUntil = null;
    offeredAt = null;
    resolvedAt = null;
    timesReopened++;
  }

  /** Closed for good. */
  void settle() {
    settled = true;
  }

  /** Whether it is closed for good. */
  public boolean settled() {
    return settled;
  }

  /** Something for an agent to read. */
  void hasNews() {
    unreadReply = true;
  }

  void replyArrived(Instant at) {
    hasNews();
    lastReplyAt = at;
    if (turn == Turn.NOBODY) {
      becomesTurnOf(Turn.TEAM, at);
    }
  }

  /** When the customer first could agree and did write: that is when both sides agreed. */
  Instant agreedAt(Instant told) {
    return lastReplyAt != null && offeredAt != null && lastReplyAt.isAfter(offeredAt)
        ? lastReplyAt
        : told;
  }

  /** The half-open period after closure during which a reply opens the ticket again. */
  boolean canBeReopenedAt(Instant now) {
    return status == TicketStatus.CLOSED && !settled && now.isBefore(reopenUntil);
  }

  public TicketId id() {
    return new TicketId(id);
  }

  public TicketNumber number() {
    return new TicketNumber(seq);
  }

  public String agreement() {
    return agreement;
  }

  /** Empty text where the agreement has no plans. */
  public String plan() {
    return plan == null ? "" : plan;
  }

  public String termsVersion() {
    return termsVersion;
  }

  public String customer() {
    return customer;
  }

  public Contact contact() {
    return contact;
  }

  public String service() {
    return service;
  }

  public String serviceVersion() {
    return serviceVersion;
  }

  public String severityClaimed() {
    return severityClaimed;
  }

  public Optional<String> severityConfirmed() {
    return Optional.ofNullable(severityConfirmed);
  }

  /** What follows from the facts of the request, where the agreement has a table for that. */
  public Optional<String> severityFound() {
    return Optional.ofNullable(severityFound);
  }

  /**
   * The severity that counts now: the confirmed one, until then what follows from the facts, else
   * the claimed one.
   */
  public String severity() {
    return severityConfirmed().or(this::severityFound).orElse(severityClaimed);
  }

  /** Who works on it. */
  public String team() {
    return team;
  }

  /** Whether its resolution counts on the developers' hours (xtm/4.4). */
  public boolean developersNeeded() {
    return developersNeeded;
  }

  public String type() {
    return type;
  }

  public String subject() {
    return subject;
  }

  public String description() {
    return description;
  }

  public String impact() {
    return impact;
  }

  public String environment() {
    return environment;
  }

  public String details() {
    return details;
  }

  public TicketStatus status() {
    return status;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** When it had everything that the agreement asks for; empty while it has not. */
  public Optional<Instant> completeAt() {
    return Optional.ofNullable(completeAt);
  }

  /** Since when its times are owed; empty while it is not taken in. */
  public Optional<Instant> owedSince() {
    return Optional.ofNullable(owedSince);
  }

  public Coverage.Outcome coverage() {
    return coverage;
  }

  public Optional<String> coverageClause() {
    return Optional.ofNullable(coverageClause);
  }

  public Optional<Instant> lastReplyAt() {
    return Optional.ofNullable(lastReplyAt);
  }

  /** How it reached us, such as {@code portal} or {@code mail}. */
  /** Of the mail by which it was opened, for others to answer it. */
  public Optional<String> messageId() {
    return Optional.ofNullable(messageId);
  }

  public String channel() {
    return channel;
  }

  public String openedBy() {
    return openedBy;
  }

  public Optional<String> openQuestion() {
    return Optional.ofNullable(openQuestion);
  }

  public Optional<Instant> offeredAt() {
    return Optional.ofNullable(offeredAt);
  }

  /** What was offered last. */
  public Optional<Solution> offered() {
    return Optional.ofNullable(offered);
  }

  /** By when a fix is offered. */
  Optional<Instant> offeredUntil() {
    return Optional.ofNullable(promisedUntil);
  }

  /** By when a fix is promised that the customer agreed to wait for. */
  public Optional<Instant> promisedUntil() {
    return offeredUntil().filter(until -> status == TicketStatus.FIX_PROMISED);
  }

  /** Since when both sides agree that it is resolved. */
  public Optional<Instant> resolvedAt() {
    return Optional.ofNullable(resolvedAt);
  }

  /** The ticket on which this one is worked on. */
  public Optional<TicketId> mergedInto() {
    return Optional.ofNullable(mergedInto).map(TicketId::new);
  }

  /** The incident of many customers that it waits for. */
  public Optional<Long> blockingIncident() {
    return Optional.ofNullable(blockingIncident);
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  public Optional<Instant> reopenUntil() {
    return Optional.ofNullable(reopenUntil);
  }

  public int timesReopened() {
    return timesReopened;
  }

  /** Whether the customer wrote something that no agent has acted on yet. */
  public boolean unreadReply() {
    return unreadReply;
  }

  /** Empty until the engine has started the ticket's process. */
  public Optional<Long> processInstanceKey() {
    return Optional.ofNullable(processInstanceKey);
  }
}
