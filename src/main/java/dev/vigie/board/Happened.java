package dev.vigie.board;

import dev.vigie.ticket.TimelineEntry;
import dev.vigie.ticket.TimelineKind;
import dev.vigie.wording.Words;
import java.util.Locale;

/**
 * A line of the timeline on the page of its ticket.
 *
 * @param style the kind as the style sheet knows it
 * @param detail null if nobody wrote anything
 * @param mail the id of the mail that came in; null for all else
 */
record Happened(
    String at,
    String moment,
    String style,
    String sentence,
    String actor,
    String detail,
    String mail,
    String clause) {

  static Happened of(TimelineEntry entry, Words words) {
    return new Happened(
        entry.at().toString(),
        words.localMoment(entry.at()),
        entry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        words.sentence(entry),
        words.actor(entry),
        entry.detail().filter(text -> !text.isBlank()).orElse(null),
        entry.kind() == TimelineKind.MAIL_RECEIVED ? entry.arguments().getLast() : null,
        entry.clause().filter(text -> !text.isBlank()).orElse(null));
  }
}
