package dev.vigie.testing.audit;

import java.util.List;
import java.util.Set;

/** The order in which things may happen to a ticket, whatever its agreement. */
final class CourseOfEvents {

  private static final List<String> ONLY_ONCE =
      List.of(
          "RECEIVED",
          "INCOMPLETE",
          "COMPLETED",
          "REFERRED",
          "NOT_OWED",
          "STARTED",
          "RESPONDED",
          "SEVERITY_CONFIRMED",
          "WITHDRAWN");
  private static final Set<String> AFTER_WITHDRAWAL =
      Set.of("MAIL_SENT", "STARTED", "INCIDENT_OVER", "CALL_DROPPED");
  private static final Set<String> AFTER_CLOSURE =
      Set.of(
          "MAIL_SENT",
          "REPLY_RECEIVED",
          "BREACH_TAKEN_BACK",
          "INCIDENT_OVER",
          "FOLLOW_UP_OWED",
          "FOLLOW_UP_LATE",
          "FOLLOW_UP_DONE",
          "CALL_MADE",
          "CALL_DROPPED");

  private final List<Entry> entries;
  private final Complaints complaints;
  private Entry closed;
  private Entry withdrawn;
  private Entry ended; // what entitles to a closure
  private Entry offered;

  CourseOfEvents(List<Entry> entries, Complaints complaints) {
    this.entries = entries;
    this.complaints = complaints;
  }

  void check() {
    beginsWithTheReceipt();
    isInOrder();
    ONLY_ONCE.forEach(this::happensOnce);
    entries.forEach(this::follow);
  }

  private void beginsWithTheReceipt() {
    if (entries.isEmpty() || !entries.getFirst().is("RECEIVED")) {
      complain("a timeline begins with the receipt", "RECEIVED", entries.stream().findFirst());
    }
  }

  private void isInOrder() {
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).at().isBefore(entries.get(i - 1).at())) {
        complain("oldest first", "nothing before " + entries.get(i - 1), entries.get(i));
      }
    }
  }

  private void happensOnce(String kind) {
    var found = entries.stream().filter(entry -> entry.is(kind)).toList();
    if (found.size() > 1) {
      complain(kind + " happens once", "one", found);
    }
  }

  private void follow(Entry entry) {
    nothingAfterTheEnd(entry);
    switch (entry.kind()) {
      case "WITHDRAWN", "MERGED" -> withdrawn = entry;
      case "CLOSED" -> close(entry);
      case "REOPENED" -> reopen(entry);
      case "REFERRED" -> ended = entry;
      case "SILENT" -> end(entry);
      case "OVERRULED" -> ended = null;
      case "WORKAROUND_OFFERED", "RESOLUTION_OFFERED", "FIX_OFFERED", "FIX_PROMISED" ->
          offered = entry;
      case "OBJECTED" -> answerOffer(entry);
      case "RESOLVED" -> {
        answerOffer(entry);
        end(entry);
      }
      default -> {
        // of no consequence for what may follow
      }
    }
  }

  private void nothingAfterTheEnd(Entry entry) {
    if (withdrawn != null && !AFTER_WITHDRAWAL.contains(entry.kind())) {
      complain("nothing happens after the withdrawal", "no more lines", entry);
    }
    var alternates = entry.is("CLOSED", "REOPENED"); // is said there
    if (closed != null && !alternates && !AFTER_CLOSURE.contains(entry.kind())) {
      complain("nothing happens after the closure unless reopened", "no more lines", entry);
    }
  }

  private void close(Entry entry) {
    if (closed != null) {
      complain("closures and reopenings alternate", "a reopening after " + closed, entry);
    }
    if (ended == null) {
      complain("a closure has a reason", "a resolution, silence or referral before", entry);
    }
    closed = entry;
  }

  private void reopen(Entry entry) {
    if (closed == null) {
      complain("closures and reopenings alternate", "a closure before", entry);
    }
    closed = null;
    ended = null;
    offered = null;
  }

  private void end(Entry entry) {
    if (ended != null) {
      complain("an end comes once for each closure", "only " + ended, entry);
    }
    ended = entry;
  }

  private void answerOffer(Entry entry) {
    if (offered == null) {
      complain("only what was offered is agreed to", "an offer before", entry);
    }
    offered = null;
  }

  private void complain(String rule, Object expected, Object found) {
    complaints.add(rule, "", expected, found);
  }
}
