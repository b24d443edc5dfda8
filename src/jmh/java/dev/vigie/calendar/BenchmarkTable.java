package dev.vigie.calendar;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints the table of the README. */
public final class BenchmarkTable {

  private BenchmarkTable() {}

  public static void main(String... args) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("dev.vigie.calendar")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(1)
            .jvmArgs("-Xmx512m")
            .warmupIterations(3)
            .warmupTime(TimeValue.milliseconds(300))
            .measurementIterations(9)
            .measurementTime(TimeValue.milliseconds(100))
            .addProfiler(GCProfiler.class);
    print(new Runner(options.build()).run());
  }

  private static void print(Collection<RunResult> results) {
    var rows = new LinkedHashMap<String, Map<String, RunResult>>();
    for (var result : results) {
      var names = result.getParams().getBenchmark().split("\\.");
      var question = names[names.length - 2].replace("Benchmark", "").toLowerCase();
      rows.computeIfAbsent(
              question + " " + result.getParams().getParam("term"), any -> new LinkedHashMap<>())
          .put(names[names.length - 1], result);
    }
    System.out.println("\n| | Vigie | MPXJ | times | MPXJ, asked again | allocated | by MPXJ |");
    System.out.println("|---|---|---|---|---|---|---|");
    rows.forEach((question, row) -> System.out.println(row(question, row)));
  }

  private static String row(String question, Map<String, RunResult> row) {
    var vigie = row.get("vigie");
    var mpxj = row.get("mpxj");
    return "| %s | %s | %s | %.0f | %s | %s | %s |"
        .formatted(
            question,
            time(nanos(vigie)),
            time(nanos(mpxj)),
            nanos(mpxj) / nanos(vigie),
            row.containsKey("mpxjAskedAgain") ? time(nanos(row.get("mpxjAskedAgain"))) : "",
            bytes(vigie),
            bytes(mpxj));
  }

  /** The median, which forgives what else the machine did meanwhile. */
  private static double nanos(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }

  private static String time(double nanos) {
    if (nanos < 1e3) {
      return "%.0f ns".formatted(nanos);
    }
    return nanos < 1e6 ? "%.1f µs".formatted(nanos / 1e3) : "%.1f ms".formatted(nanos / 1e6);
  }

  private static String bytes(RunResult result) {
    return "%.0f B".formatted(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
  }
}
