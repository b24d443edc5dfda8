package dev.vigie.notification;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How somebody wants our mails.
 *
 * @param language of the mails to the team; customers choose theirs with each request
 * @param textOnly without the part in HTML
 * @param declined mails that they do not want, of those that may be declined
 */
record Wishes(Optional<Locale> language, boolean textOnly, Set<MailKind> declined) {

  static final Wishes NONE = new Wishes(Optional.empty(), false, Set.of());
}
