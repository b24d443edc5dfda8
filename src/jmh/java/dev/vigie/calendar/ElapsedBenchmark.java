package dev.vigie.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.mpxj.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How much time has passed when a term is due? */
@State(Scope.Benchmark)
public class ElapsedBenchmark {

  @Param({"PT8H", "PT200H", "PT2000H", "PT20000H"})
  public String term;

  private final Questions questions = new Questions();
  private Instant[] ends;
  private LocalDateTime[] localEnds;

  @Setup
  public void agree() {
    var passed = Term.parse(term);
    questions.agreeOn(passed);
    ends = questions.dueFromClosing(passed);
    localEnds =
        Arrays.stream(ends)
            .map(end -> LocalDateTime.ofInstant(end, questions.calendar.zone()))
            .toArray(LocalDateTime[]::new);
  }

  @Benchmark
  public Duration vigie() {
    questions.next();
    return questions.calendar.between(questions.start(), ends[questions.day()]);
  }

  @Benchmark
  public org.mpxj.Duration mpxj() {
    questions.next();
    return questions.mpxj.getWork(
        questions.localStart(), localEnds[questions.day()], TimeUnit.MINUTES);
  }
}
