package dev.vigie.credit;

import dev.vigie.availability.Moment;
import dev.vigie.availability.Services;
import dev.vigie.credit.CreditCorrections.Due;
import dev.vigie.credit.CreditReview.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls a manager to claims that were decided and would be worth something else by now, and keeps
 * what the manager made of that. Who is to be called follows from {@link CreditCorrections}.
 */
@Service
@Transactional
public class CreditReviews {

  /** Camunda does not pass on who completed a task. */
  private static final String IN_TASKLIST = "Tasklist";

  private final CreditReviewRecords records;
  private final CreditCorrections corrections;
  private final Claims claims;
  private final ClaimWords words;
  private final Services services;
  private final ApplicationEventPublisher events;
  private final Clock time;

  CreditReviews(
      CreditReviewRecords records,
      CreditCorrections corrections,
      Claims claims,
      ClaimWords words,
      Services services,
      ApplicationEventPublisher events,
      Clock time) {
    this.records = records;
    this.corrections = corrections;
    this.claims = claims;
    this.words = words;
    this.services = services;
    this.events = events;
    this.time = time;
  }

  /** What a manager makes of it. */
  public enum Decision {
    CORRECT,
    /** As it was decided, until there is something else to even out. */
    LEAVE
  }

  /**
   * What a manager is to look at; unlike {@link CreditCorrections#due} not what was left as it is.
   */
  @Transactional(readOnly = true)
  Optional<Due> due(Claim claim) {
    return corrections
        .due(claim)
        .filter(due -> lastDecided(claim).filter(last -> left(last, due)).isEmpty());
  }

  private Optional<CreditReview> lastDecided(Claim claim) {
    return records.of(claim.id()).stream()
        .filter(review -> review.decidedBy().isPresent())
        .reduce((earlier, later) -> later);
  }

  private static boolean left(CreditReview review, Due due) {
    return review.isLeft() && review.seen().equals(due.sign());
  }

  /** Those that were left as they were decided, oldest first. */
  @Transactional(readOnly = true)
  List<CreditReview> left(Claim claim) {
    return records.of(claim.id()).stream().filter(CreditReview::isLeft).toList();
  }

  /** Whether {@link #look} would change something, as far as is seen without a lock. */
  @Transactional(readOnly = true)
  boolean isToBeLookedAt(String id) {
    var claim = claims.find(id);
    return isNews(open(claim), due(claim));
  }

  /** Calls a manager if there is something to even out, or something else than before. */
  public void look(String id) {
    var claim = locked(id);
    var open = open(claim);
    var due = due(claim);
    if (isNews(open, due)) {
      open.ifPresentOrElse(
          review -> changed(review, due), () -> due.ifPresent(one -> begin(claim, one)));
    }
  }

  private static boolean isNews(Optional<CreditReview> open, Optional<Due> due) {
    return !open.map(CreditReview::seen).equals(due.map(Due::sign));
  }

  private void changed(CreditReview review, Optional<Due> due) {
    see(review, due);
    tell(review);
  }

  private void see(CreditReview review, Optional<Due> due) {
    due.ifPresentOrElse(
        one -> review.see(one.sign()),
        () -> review.end(Outcome.VANISHED, null, null, time.instant()));
  }

  private void tell(CreditReview review) {
    events.publishEvent(new ReviewEvent.Changed(review.id(), time.instant().toString()));
  }

  private void begin(Claim claim, Due due) {
    events.publishEvent(new ReviewEvent.Owed(made(claim, due.sign()).id()));
  }

  private CreditReview made(Claim claim, String sign) {
    var number = records.of(claim.id()).size();
    return records.save(new CreditReview(claim, number, sign, time.instant()));
  }

  /** What the manager is shown; an open review sees what is known now. */
  public ReviewedCredit review(String id) {
    var claim = locked(claimOf(id));
    var review = records.findById(id).orElseThrow();
    if (review.outcome().isEmpty()) {
      var due = due(claim);
      see(review, due);
      return due.map(one -> shown(review, claim, one)).orElse(ReviewedCredit.NOTHING);
    }
    return ReviewedCredit.NOTHING;
  }

  private ReviewedCredit shown(CreditReview review, Claim claim, Due due) {
    return new ReviewedCredit(
        true,
        due.sign(),
        ClaimWords.money(due.worth().amount(), due.currency(), Locale.ENGLISH),
        list(words.lines(due, Locale.ENGLISH)),
        list(words.lines(claim, due.worth(), due.currency(), Locale.ENGLISH)),
        Moment.kept(review.foundAt().plus(Claims.TO_DECIDE)));
  }

  /** As the form shows it. */
  private static String list(List<String> lines) {
    return lines.stream().map("- "::concat).collect(Collectors.joining("\n"));
  }

  /**
   * A manager decided in Tasklist; once it is decided, another time changes nothing.
   *
   * @return whether there is nothing left to decide; false if it comes to something else by now
   */
  public boolean settle(String id, Decision decision, String seen, String reason) {
    var claim = locked(claimOf(id));
    return records.findById(id).orElseThrow().outcome().isPresent()
        || decided(claim, decision, seen, reason, IN_TASKLIST);
  }

  /**
   * A manager decided on the page of the claim, whether or not one was called; the task, if there
   * is one, is done.
   *
   * @param seen the {@link Due#sign()} that the manager decided on
   * @param reason if it is corrected, the customer reads it
   * @return whether it was done; false if it comes to something else by now, or was done already
   */
  boolean decide(String id, Decision decision, String seen, String reason, String who) {
    var claim = locked(id);
    var called = open(claim);
    var done = decided(claim, decision, seen, reason, who);
    if (done) {
      called.ifPresent(this::tell);
    }
    return done;
  }

  private boolean decided(Claim claim, Decision decision, String seen, String reason, String who) {
    var done =
        switch (decision) {
          case CORRECT -> corrections.correct(claim.id(), seen, reason, who);
          case LEAVE -> due(claim).filter(due -> due.sign().equals(seen)).isPresent();
        };
    if (done) {
      var review = open(claim).orElseGet(() -> made(claim, seen));
      review.see(seen);
      review.end(
          decision == Decision.CORRECT ? Outcome.CORRECTED : Outcome.LEFT,
          who,
          reason,
          time.instant());
    }
    return done;
  }

  private Optional<CreditReview> open(Claim claim) {
    return records.of(claim.id()).stream().filter(review -> review.outcome().isEmpty()).findFirst();
  }

  /** The id of the claim that is reviewed. */
  @Transactional(readOnly = true)
  public String claimOf(String review) {
    return records.claimOf(review).orElseThrow(() -> new ClaimNotKnown(review));
  }

  private Claim locked(String id) {
    var claim = claims.find(id);
    services.lock(claim.serviceId());
    return claim;
  }
}
