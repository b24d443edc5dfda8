package dev.vigie.calendar;

import dev.vigie.calendar.Explanation.Entry;
import dev.vigie.calendar.Explanation.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Collects the entries of an explanation, joins neighbours, and keeps the list readable. */
final class Entries {

  private static final int SHOWN_AT_EACH_END = 200;

  private final List<Entry> first = new ArrayList<>();
  private final Deque<Entry> last = new ArrayDeque<>();
  private Optional<Entry> leftOut = Optional.empty();
  private Duration counted = Duration.ZERO;

  void add(Entry entry) {
    counted = counted.plus(entry.counted());
    var previous = last.isEmpty() ? null : last.peekLast();
    if (previous != null && continues(previous, entry)) {
      last.removeLast();
      last.add(joined(previous, entry));
    } else {
      last.add(entry);
    }
    if (last.size() > SHOWN_AT_EACH_END) {
      settle(last.removeFirst());
    }
  }

  Duration counted() {
    return counted;
  }

  List<Entry> shown() {
    var shown = new ArrayList<>(first);
    leftOut.ifPresent(shown::add);
    shown.addAll(last);
    return shown;
  }

  private void settle(Entry entry) {
    if (first.size() < SHOWN_AT_EACH_END) {
      first.add(entry);
    } else {
      leftOut =
          Optional.of(leftOut.map(all -> joined(all, entry)).orElse(entry)).map(this::standIn);
    }
  }

  private Entry standIn(Entry entry) {
    return new Entry(
        Reason.LEFT_OUT, entry.span(), entry.counted(), Optional.empty(), entry.leftOut() + 1);
  }

  private static boolean continues(Entry previous, Entry entry) {
    return previous.reason() == entry.reason()
        && previous.holiday().equals(entry.holiday())
        && previous.span().end().equals(entry.span().start());
  }

  private static Entry joined(Entry one, Entry next) {
    return new Entry(
        one.reason(),
        new TimeSpan(one.span().start(), next.span().end()),
        one.counted().plus(next.counted()),
        one.holiday(),
        one.leftOut());
  }
}
