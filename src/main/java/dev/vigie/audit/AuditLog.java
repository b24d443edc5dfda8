package dev.vigie.audit;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who saw and changed what, and who came in or tried to. Entries are only ever added, and forgotten
 * when they are old.
 */
@Service
@Transactional
class AuditLog {

  static final String SIGNED_IN = "sign-in";
  static final String REFUSED = "sign-in-refused";
  static final String SIGNED_OUT = "sign-out";

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

  private final AuditEntries entries;
  private final AuditProperties settings;
  private final Clock time;

  AuditLog(AuditEntries entries, AuditProperties settings, Clock time) {
    this.entries = entries;
    this.settings = settings;
    this.time = time;
  }

  /** See {@link AuditEntry}. */
  public void record(
      String who, String role, String deed, String subject, Integer status, String address) {
    entries.save(new AuditEntry(time.instant(), who, role, deed, subject, status, address));
  }

  /**
   * Newest first.
   *
   * @param who null for everybody, as {@code subject} for everything
   */
  @Transactional(readOnly = true)
  public Slice<AuditEntry> page(String who, String subject, Pageable page) {
    return entries.newestFirst(who, subject, page);
  }

  @EventListener
  public void changed(AuditedChange change) {
    record(change.who(), null, change.what(), change.subject(), null, "");
  }

  @EventListener
  public void signedIn(InteractiveAuthenticationSuccessEvent event) {
    record(event.getAuthentication(), SIGNED_IN);
  }

  @EventListener
  public void refused(AbstractAuthenticationFailureEvent event) {
    if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken guess) {
      record(guess, REFUSED); // other tokens name nobody
    }
  }

  @EventListener
  public void signedOut(LogoutSuccessEvent event) {
    record(event.getAuthentication(), SIGNED_OUT);
  }

  @Scheduled(fixedDelay = 6, timeUnit = TimeUnit.HOURS)
  public void forgetWhatIsOld() {
    var forgotten = entries.forget(time.instant().minus(settings.keep()));
    if (forgotten > 0) {
      LOG.info("{} entries of the audit log were older than {}", forgotten, settings.keep());
    }
  }

  private void record(Authentication who, String deed) {
    var address =
        Optional.ofNullable(who.getDetails())
            .filter(WebAuthenticationDetails.class::isInstance)
            .map(details -> ((WebAuthenticationDetails) details).getRemoteAddress())
            .orElse("");
    record(String.valueOf(who.getName()), null, deed, null, null, address);
  }
}
