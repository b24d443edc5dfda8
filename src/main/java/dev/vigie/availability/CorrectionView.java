package dev.vigie.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/** What was set right afterwards, as programs read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CorrectionView(
    Instant at, String who, String field, String before, String after, String reason) {

  static List<CorrectionView> of(String subject, List<Correction> all) {
    return all.stream()
        .filter(correction -> correction.subject().equals(subject))
        .map(
            correction ->
                new CorrectionView(
                    correction.at(),
                    correction.who(),
                    correction.field(),
                    correction.before().orElse(null),
                    correction.after().orElse(null),
                    correction.reason()))
        .toList();
  }
}
