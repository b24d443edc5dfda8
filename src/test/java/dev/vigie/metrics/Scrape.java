package dev.vigie.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus reads, in its text format. */
record Scrape(String text) {

  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  /** The sum of all samples with these labels, each like {@code agreement="xtm"}; 0 if none is. */
  double sum(String name, String... labels) {
    return samples(name).stream()
        .filter(sample -> Arrays.stream(labels).allMatch(String.valueOf(sample.group(2))::contains))
        .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
        .sum();
  }

  Set<String> names() {
    return SAMPLE
        .matcher(text)
        .results()
        .map(sample -> sample.group(1))
        .collect(Collectors.toSet());
  }

  /** The labels that samples of this name have. */
  Set<String> labels(String name) {
    return samples(name).stream()
        .filter(sample -> sample.group(2) != null)
        .flatMap(sample -> LABEL.matcher(sample.group(2)).results())
        .map(label -> label.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<MatchResult> samples(String name) {
    return SAMPLE.matcher(text).results().filter(sample -> sample.group(1).equals(name)).toList();
  }
}
