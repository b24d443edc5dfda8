package dev.vigie.report;

import dev.vigie.wording.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How the parts of a period compare, as bars: what was missed stands on what was met. Lengths are
 * those of an SVG of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param lines of the scale, from the bottom
 */
record TrendChart(List<Bar> bars, List<Line> lines) {

  static final int WIDTH = 720;
  static final int HEIGHT = 220;

  private static final int LEFT = 44;
  private static final int TOP = 12;
  private static final int BOTTOM = 190;
  private static final int MOST_NAMES = 13;
  private static final int WIDEST = 64;

  /**
   * @param name null where there is no room for it
   * @param told what it says, in words
   */
  record Bar(
      String x,
      String width,
      String metY,
      String metHeight,
      String breachedY,
      String breachedHeight,
      String middle,
      String name,
      String told,
      String link) {}

  record Line(String y, long count) {}

  static TrendChart of(List<SlaReport.Part> parts, ReportLinks links, Words words) {
    var most = parts.stream().mapToLong(part -> part.figures().promised()).max().orElse(0);
    var scale = scale(most);
    var top = scale.getLast();
    var step = (double) (WIDTH - LEFT) / parts.size();
    var bars = new ArrayList<Bar>();
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      var named = i % Math.ceilDiv(parts.size(), MOST_NAMES) == 0;
      bars.add(bar(part, LEFT + i * step, step, top, named, links.of(part.period()), words));
    }
    return new TrendChart(bars, lines(scale));
  }

  private static Bar bar(
      SlaReport.Part part,
      double left,
      double step,
      long scale,
      boolean named,
      ReportLinks links,
      Words words) {
    var width = Math.min(step * 0.7, WIDEST);
    var met = height(part.figures().met(), scale);
    var breached = height(part.figures().breached(), scale);
    return new Bar(
        number(left + (step - width) / 2),
        number(width),
        number(BOTTOM - met),
        number(met),
        number(BOTTOM - met - breached),
        number(breached),
        number(left + step / 2),
        named ? words.shortDay(part.period().from()) : null,
        words.text(
            "report.bar",
            words.day(part.period().from()),
            words.day(part.period().to()),
            part.figures().met(),
            part.figures().breached()),
        links.promises(Figure.PROMISED));
  }

  private static List<Line> lines(List<Long> scale) {
    return scale.stream()
        .map(count -> new Line(number(BOTTOM - height(count, scale.getLast())), count))
        .toList();
  }

  /**
   * Round counts at equal steps of 1, 2 or 5 times a power of ten, from none to at least as many;
   * never more than four steps.
   */
  static List<Long> scale(long most) {
    var step =
        Stream.iterate(1L, TrendChart::wider).filter(one -> 4 * one >= most).findFirst().get();
    return LongStream.rangeClosed(0, Math.max(1, Math.ceilDiv(most, step)))
        .mapToObj(count -> count * step)
        .toList();
  }

  private static long wider(long step) {
    return Long.toString(step).startsWith("2") ? step / 2 * 5 : step * 2;
  }

  private static double height(long count, long scale) {
    return (double) (BOTTOM - TOP) * count / scale;
  }

  private static String number(double length) {
    return String.format(Locale.ROOT, "%.1f", length);
  }
}
