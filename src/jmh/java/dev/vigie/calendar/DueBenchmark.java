package dev.vigie.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** When is a term due? */
@State(Scope.Benchmark)
public class DueBenchmark {

  @Param({"PT30M", "PT8H", "PT40H", "PT200H", "PT2000H", "PT20000H", "1BD", "20BD", "2500BD"})
  public String term;

  private final Questions questions = new Questions();
  private Term asked;
  private org.mpxj.Duration askedOfMpxj;

  @Setup
  public void agree() {
    asked = Term.parse(term);
    askedOfMpxj = Questions.inMpxj(asked);
    questions.agreeOn(asked);
  }

  @Benchmark
  public Instant vigie() {
    questions.next();
    return asked.after(questions.start(), questions.calendar);
  }

  @Benchmark
  public LocalDateTime mpxj() {
    questions.next();
    return questions.mpxj.getDate(questions.localStart(), askedOfMpxj);
  }

  /** What MPXJ remembers. */
  @Benchmark
  public LocalDateTime mpxjAskedAgain() {
    questions.nextKnown();
    return questions.mpxj.getDate(questions.localStart(), askedOfMpxj);
  }
}
