package dev.vigie.ticket;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Something to be written on a timeline: when, what, by whom, and by which clause. */
public record Happening(
    Instant at,
    TimelineKind kind,
    String actor,
    List<String> arguments,
    String detail,
    String clause) {

  /** The actor of what nobody in particular does. */
  public static final String VIGIE = "Vigie";

  /** The actor of what is done in a task list that does not tell who did it. */
  public static final String AGENT = "agent";

  /**
   * @param arguments texts, instants in ISO format, or message keys, as the kind's sentence wants
   */
  public static Happening of(Instant at, TimelineKind kind, String actor, Object... arguments) {
    var texts = Arrays.stream(arguments).map(String::valueOf).toList();
    return new Happening(at, kind, actor, texts, null, null);
  }

  public Happening saying(String detail) {
    return new Happening(at, kind, actor, arguments, detail, clause);
  }

  public Happening by(String clause) {
    return new Happening(at, kind, actor, arguments, detail, clause);
  }
}
