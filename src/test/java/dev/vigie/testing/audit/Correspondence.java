package dev.vigie.testing.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is asked and answered, what that pauses, and what is mailed because of it. */
final class Correspondence {

  /** What may be told, and by which happenings. */
  private static final Map<String, List<String>> OCCASIONS =
      Map.ofEntries(
          Map.entry("receipt", List.of("STARTED")),
          Map.entry("request for missing details", List.of("QUESTION_SENT")),
          Map.entry("referral", List.of("REFERRED")),
          Map.entry("withdrawal", List.of("WITHDRAWN")),
          Map.entry("progress update", List.of("UPDATE_SENT")),
          Map.entry("question", List.of("QUESTION_SENT")),
          Map.entry("reminder", List.of("REMINDED")),
          Map.entry("solution", List.of("WORKAROUND_OFFERED", "RESOLUTION_OFFERED", "FIX_OFFERED")),
          Map.entry("delivery of a fix", List.of("RESOLVED")),
          Map.entry("late fix", List.of("FIX_LATE")),
          Map.entry("merger", List.of("MERGED")),
          Map.entry("missed promise taken back", List.of("BREACH_TAKEN_BACK")),
          Map.entry("outcome of a follow-up", List.of("FOLLOW_UP_DONE")),
          Map.entry("late follow-up", List.of("FOLLOW_UP_LATE")),
          Map.entry("announcement of an incident", List.of("INCIDENT_ANNOUNCED")),
          Map.entry("end of an incident", List.of("INCIDENT_OVER")),
          Map.entry("closure", List.of("CLOSED")),
          Map.entry("reopening", List.of("REOPENED")),
          Map.entry("warning to the team", List.of("WARNED")),
          Map.entry("question about the severity", List.of("SEVERITY_PROPOSED")),
          Map.entry("change of the severity", List.of("SEVERITY_CONFIRMED", "SEVERITY_CHANGED")),
          Map.entry("missed promise", List.of("BREACHED")),
          Map.entry("escalation", List.of("ESCALATED")),
          Map.entry("reply for the team", List.of("REPLY_RECEIVED")));

  private final List<Entry> entries;
  private final Complaints complaints;
  private final Set<String> standing = new HashSet<>();
  private Entry question;
  private boolean worked;

  Correspondence(List<Entry> entries, Complaints complaints) {
    this.entries = entries;
    this.complaints = complaints;
  }

  void check() {
    entries.forEach(this::follow);
    mailsHaveOccasions();
  }

  private void follow(Entry entry) {
    switch (entry.kind()) {
      case "SEVERITY_CONFIRMED" -> worked = true;
      case "QUESTION_SENT",
          "SEVERITY_PROPOSED",
          "RESOLUTION_OFFERED",
          "WORKAROUND_OFFERED",
          "FIX_OFFERED" ->
          ask(entry);
      case "REPLY_RECEIVED", "COMPLETED", "WITHDRAWN", "MERGED" -> question = null;
      case "ANSWERED", "SILENT", "SEVERITY_UNDISPUTED", "SOLUTION_UNDISPUTED" -> answer(entry);
      case "CLOCK_PAUSED" -> pause(entry);
      case "CLOCK_RESUMED" -> resume(entry);
      case "RESOLVED", "OBJECTED", "FIX_PROMISED", "CLOSED" -> nothingAsked(entry);
      default -> {
        // says nothing to the customer
      }
    }
  }

  private void ask(Entry entry) {
    nothingAsked(entry);
    standing.clear();
    question = entry;
  }

  private void answer(Entry entry) {
    if (question == null && worked) { // before, an agent may write down what a reply told
      complain("an answer has a question", "an open question before", entry);
    }
    question = null;
  }

  private void nothingAsked(Entry entry) {
    if (question != null) {
      complain("a question is answered before work goes on", "an answer to " + question, entry);
    }
  }

  private void pause(Entry entry) {
    if (question == null) {
      complain("a clock pauses while the customer is awaited", "an open question", entry);
    }
    if (!standing.add(clock(entry))) {
      complain("pauses do not overlap", "a resumption before", entry);
    }
  }

  private void resume(Entry entry) {
    if (question != null) {
      complain("a clock runs on when the customer answered", "an answer to " + question, entry);
    }
  }

  private static String clock(Entry entry) {
    return entry.text().replaceFirst(":.*", "");
  }

  private void mailsHaveOccasions() {
    mails().forEach((mail, count) -> mailHasOccasions(mail, count));
  }

  private void mailHasOccasions(String sent, int count) {
    var mail = sent.replaceFirst("Mail sent: (.*), to [^,]*", "$1");
    var kinds = OCCASIONS.getOrDefault(mail, List.of()).toArray(String[]::new);
    var occasions = entries.stream().filter(entry -> entry.is(kinds)).count();
    if (count > occasions) {
      complain("a mail is sent once for what it tells", occasions + " of " + mail, count);
    }
  }

  /** To each recipient. */
  private Map<String, Integer> mails() {
    var mails = new HashMap<String, Integer>();
    entries.stream()
        .filter(entry -> entry.is("MAIL_SENT"))
        .forEach(entry -> mails.merge(entry.text(), 1, Integer::sum));
    return mails;
  }

  private void complain(String rule, Object expected, Object found) {
    complaints.add(rule, "", expected, found);
  }
}
