package dev.vigie.report;

import dev.vigie.wording.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

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
    var step = (double) (WIDTH - LEFT) / parts.size();
    var bars = new ArrayList<Bar>();
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      var named = i % Math.ceilDiv(parts.size(), MOST_NAMES) == 0;
      bars.add(bar(part, LEFT + i * step, step, scale, named, links.of(part.period()), words));
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

  private static List<Line> lines(long scale) {
    return LongStream.rangeClosed(0, 4)
        .map(quarter -> scale * quarter / 4)
        .mapToObj(count -> new Line(number(BOTTOM - height(count, scale)), count))
        .toList();
  }

  /** At least as much, and easily divided by four. */
  private static long scale(long most) {
    var unit = 4L;
    while (unit * 5 < most) {
      unit *= unit % 5 == 0 ? 2 : 5; // 4, 20, 40, 200, 400, ...
    }
    return Math.max(unit, Math.ceilDiv(most, unit) * unit);
  }

  private static double height(long count, long scale) {
    return (double) (BOTTOM - TOP) * count / scale;
  }

  private static String number(double length) {
    return String.format(Locale.ROOT, "%.1f", length);
  }
}
