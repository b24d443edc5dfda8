package dev.vigie.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendChartTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 1",
    "1, 0 1",
    "4, 0 1 2 3 4",
    "5, 0 2 4 6",
    "9, 0 5 10",
    "41, 0 20 40 60",
    "80, 0 20 40 60 80",
    "81, 0 50 100",
    "1908, 0 500 1000 1500 2000",
  })
  void hasAScaleOfRoundCounts(long most, String counts) {
    assertThat(TrendChart.scale(most))
        .containsExactlyElementsOf(Stream.of(counts.split(" ")).map(Long::valueOf).toList());
  }

  @Test
  void usesMoreThanHalfOfItsHeight() {
    LongStream.rangeClosed(1, 10_000)
        .forEach(most -> assertThat(TrendChart.scale(most).getLast()).isBetween(most, 2 * most));
  }
}
