package dev.vigie.board;

import dev.vigie.access.Caller;
import dev.vigie.access.Role;
import dev.vigie.paging.Leaf;
import dev.vigie.time.MovedTime;
import dev.vigie.wording.Wording;
import dev.vigie.wording.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Page;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What every page shows around its content. Templates ask it as {@code @frame}, so that pages of
 * other features and error pages need no model for it.
 */
@Component
public class Frame {

  private final Wording wording;
  private final ObjectProvider<MovedTime> time;
  private final ObjectProvider<MailboxNotice> mailbox;
  private final Clock clock;

  Frame(
      Wording wording,
      ObjectProvider<MovedTime> time,
      ObjectProvider<MailboxNotice> mailbox,
      Clock clock) {
    this.wording = wording;
    this.time = time;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /** The language that the page is written in. */
  public String language() {
    return Wording.spoken(LocaleContextHolder.getLocale()).getLanguage();
  }

  /** The query of this page, so that it keeps its filters in another language. */
  public String queryIn(String language) {
    var here = ServletUriComponentsBuilder.fromCurrentRequest();
    return "?" + here.replaceQueryParam("lang", language).build().getQuery();
  }

  /** The application's time, by which countdowns run. */
  public Instant now() {
    return clock.instant();
  }

  /** By how much time has been moved, in words; null if it has not. */
  public String movedTime() {
    return Optional.ofNullable(time.getIfAvailable())
        .map(MovedTime::offset)
        .filter(offset -> !offset.isZero())
        .map(words()::lapse)
        .orElse(null);
  }

  /** An instant in words, where no calendar says in which zone to tell it. */
  public String moment(Instant instant) {
    return words().moment(instant);
  }

  /**
   * Where a list is turned over.
   *
   * @param address of the list, without the number of the page
   */
  public Leaf leaf(Page<?> found, String address) {
    var to = address + (address.contains("?") ? "&" : "?") + "page=";
    return Leaf.of(found, number -> to + number);
  }

  /** Where the mailbox is; null if there is none, or not for this reader. */
  public String mailbox() {
    return caller()
        .filter(Caller::onTheTeam)
        .flatMap(reader -> Optional.ofNullable(mailbox.getIfAvailable()))
        .map(MailboxNotice::path)
        .orElse(null);
  }

  /** The name of who is signed in; null if nobody is. */
  public String reader() {
    return caller().map(Caller::name).orElse(null);
  }

  /** Whether who is signed in looks after tickets, rather than asks for help. */
  public boolean onTheTeam() {
    return caller().filter(Caller::onTheTeam).isPresent();
  }

  /** Whether who is signed in looks after people. */
  public boolean manager() {
    return is(Role.MANAGER);
  }

  /** Whether who is signed in looks after those who help. */
  public boolean teamLead() {
    return is(Role.MANAGER) || is(Role.TEAM_LEAD);
  }

  /** Whether who is signed in looks after an organisation. */
  public boolean administrator() {
    return is(Role.CUSTOMER_ADMINISTRATOR);
  }

  private boolean is(Role role) {
    return caller().filter(reader -> reader.role() == role).isPresent();
  }

  private Optional<Caller> caller() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .filter(signedIn -> !(signedIn instanceof AnonymousAuthenticationToken))
        .map(Caller::of);
  }

  private Words words() {
    return wording.in(LocaleContextHolder.getLocale());
  }
}
