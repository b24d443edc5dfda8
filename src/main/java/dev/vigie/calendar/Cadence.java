package dev.vigie.calendar;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How often something recurs, maybe in stages: {@code 1BD}, or {@code PT6H for PT24H, then 1BD}
 * (Qohash 3). Its text reads back as the same cadence.
 */
public record Cadence(List<Stage> stages) {

  private static final int MOST_STAGES = 5;
  private static final Pattern THEN = Pattern.compile("\\s*,\\s*then\\s+");
  private static final Pattern FOR = Pattern.compile("\\s+for\\s+");

  /**
   * @param lasting how long after the stage before; empty for the last one, which does not end
   */
  public record Stage(Term every, Optional<Term> lasting) {

    @Override
    public String toString() {
      return every + lasting.map(term -> " for " + term).orElse("");
    }
  }

  public Cadence {
    stages = List.copyOf(stages);
    if (stages.isEmpty() || stages.size() > MOST_STAGES) {
      throw new IllegalArgumentException(
          "a cadence has 1 to %d stages, not %d".formatted(MOST_STAGES, stages.size()));
    }
    var last = stages.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (stages.get(i).lasting().isPresent() == (i == last)) {
        throw new IllegalArgumentException(
            ("cadence \"%s\" is not complete; every stage but the last says how long it lasts, like"
                    + " \"PT6H for PT24H, then 1BD\"")
                .formatted(text(stages)));
      }
    }
  }

  /**
   * @throws IllegalArgumentException saying how to write it
   */
  public static Cadence parse(String text) {
    return new Cadence(Arrays.stream(THEN.split(text.strip(), -1)).map(Cadence::stage).toList());
  }

  /**
   * The term of the period that begins at {@code from}: a period begun within a stage is as long as
   * that stage says, also where it ends in the next one.
   *
   * @param since when the first period began
   */
  public Term every(Instant since, Instant from, BusinessCalendar calendar) {
    var ends = since;
    for (var stage : stages) {
      if (stage.lasting().isEmpty()) {
        return stage.every();
      }
      ends = stage.lasting().get().after(ends, calendar);
      if (from.isBefore(ends)) {
        return stage.every();
      }
    }
    throw new AssertionError("the last stage does not end");
  }

  public boolean staged() {
    return stages.size() > 1;
  }

  @Override
  public String toString() {
    return text(stages);
  }

  private static Stage stage(String text) {
    var parts = FOR.split(text, -1);
    if (parts.length > 2) {
      throw new IllegalArgumentException(
          "\"%s\" is no stage of a cadence; write it like PT6H for PT24H".formatted(text));
    }
    var lasting = parts.length == 2 ? Optional.of(Term.parse(parts[1])) : Optional.<Term>empty();
    return new Stage(Term.parse(parts[0]), lasting);
  }

  private static String text(List<Stage> stages) {
    return stages.stream().map(Stage::toString).collect(Collectors.joining(", then "));
  }
}
