package dev.vigie.metrics;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which metrics and labels an expression in PromQL names; as much of the language as is used. */
record Expression(String text) {

  private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
  private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
  private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.])(?!(?:and|or|unless)\\b)[a-zA-Z_:][\\w:]*(?!\\w|\\s*\\()");

  Set<String> metrics() {
    var bare = RANGE.matcher(STRING.matcher(text).replaceAll("")).replaceAll("");
    var names = GROUPING.matcher(MATCHERS.matcher(bare).replaceAll("")).replaceAll("");
    return NAME.matcher(names).results().map(name -> name.group()).collect(Collectors.toSet());
  }

  Set<String> labels() {
    var bare = STRING.matcher(text).replaceAll("");
    return Stream.concat(MATCHERS.matcher(bare).results(), GROUPING.matcher(bare).results())
        .flatMap(found -> Arrays.stream(found.group(1).split(",")))
        .map(label -> label.replaceAll("[=~!]", "").strip())
        .filter(label -> !label.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
