package dev.vigie.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigie.calendar.Explanation;
import dev.vigie.wording.Words;
import java.time.Instant;
import java.util.List;

/** Why a deadline lies where it lies: for programs stretch by stretch, for people as sentences. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExplanationView(
    String term,
    String clause,
    String calendar,
    String zone,
    Instant start,
    Instant dueAt,
    Long countedSeconds,
    List<Stretch> stretches,
    String summary,
    List<String> sentences) {

  /** A stretch of time that counted, or the reason why it did not. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stretch(
      String reason, Instant from, Instant to, long countedSeconds, String holiday, int leftOut) {

    static Stretch of(Explanation.Entry entry) {
      return new Stretch(
          entry.reason().name(),
          entry.from(),
          entry.to().orElse(null),
          entry.counted().toSeconds(),
          entry.holiday().map(Object::toString).orElse(null),
          entry.leftOut());
    }
  }

  static ExplanationView of(Explanation why, String clause, Words words) {
    return new ExplanationView(
        why.term().map(Object::toString).orElse(null),
        clause,
        why.calendar(),
        why.zone().getId(),
        why.start(),
        why.dueAt().orElse(null),
        why.counted().toSeconds(),
        why.entries().stream().map(Stretch::of).toList(),
        words.summary(why),
        words.lines(why));
  }

  static ExplanationView notSpecified(String clause) {
    return new ExplanationView(
        "NOT_SPECIFIED", clause, null, null, null, null, null, null, null, null);
  }
}
