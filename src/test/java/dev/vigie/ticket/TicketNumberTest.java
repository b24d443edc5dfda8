package dev.vigie.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ticket is called over the phone. */
class TicketNumberTest {

  @Nested
  class Written {

    @ParameterizedTest
    @CsvSource({"1, V-0000-013", "42, V-0000-427", "123456, V-1234-566", "1234567, V-12345-671"})
    void standsInGroupsThatOneCanRead(long seq, String written) {
      assertThat(new TicketNumber(seq)).hasToString(written);
    }

    @Test
    void hasTheSameDigitsWhereverTheMachineStands() {
      var here = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        assertThat(new TicketNumber(42)).hasToString("V-0000-427");
      } finally {
        Locale.setDefault(here);
      }
    }
  }

  @Nested
  class Read {

    @ParameterizedTest
    @ValueSource(
        strings = {"V-0000-427", "v-0000-427", "V 0000 427", "V0000427", "0000427", " V-0000-427 "})
    void isTheSameHoweverItWasTyped(String typed) {
      assertThat(TicketNumber.parse(typed)).contains(new TicketNumber(42));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "V",
          "42",
          "V-0000-42",
          "V-0000-42x",
          "W-0000-427",
          "V--0000-427",
          "-1",
          "V-0000-427; drop",
          "V-٠٠٠٠-٤٢٧",
          "V-9999999999999999999-427"
        })
    void isNoNumberOfOursOtherwise(String typed) {
      assertThat(TicketNumber.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.ticket.TicketNumberTest#numbers")
    void comesBackAsItWasWritten(long seq) {
      assertThat(TicketNumber.parse(new TicketNumber(seq).toString()))
          .contains(new TicketNumber(seq));
    }
  }

  @Nested
  class MisheardOnThePhone {

    @ParameterizedTest
    @MethodSource("dev.vigie.ticket.TicketNumberTest#numbers")
    void isNoticedByAnyWrongDigit(long seq) {
      assertThat(withOneDigitWrong(digits(seq))).noneMatch(MisheardOnThePhone::taken);
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.ticket.TicketNumberTest#numbers")
    void isNoticedByAnySwapOfNeighbours(long seq) {
      assertThat(withNeighboursSwapped(digits(seq))).noneMatch(MisheardOnThePhone::taken);
    }

    private static boolean taken(String digits) {
      return TicketNumber.parse(digits).isPresent();
    }

    private static String digits(long seq) {
      return new TicketNumber(seq).toString().replaceAll("\\D", "");
    }

    private static Stream<String> withOneDigitWrong(String digits) {
      return positions(digits, 0)
          .flatMap(
              at ->
                  "0123456789"
                      .chars()
                      .filter(wrong -> wrong != digits.charAt(at))
                      .mapToObj(
                          wrong ->
                              digits.substring(0, at) + (char) wrong + digits.substring(at + 1)));
    }

    private static Stream<String> withNeighboursSwapped(String digits) {
      return positions(digits, 1)
          .filter(at -> digits.charAt(at) != digits.charAt(at + 1))
          .map(
              at ->
                  digits.substring(0, at)
                      + digits.charAt(at + 1)
                      + digits.charAt(at)
                      + digits.substring(at + 2));
    }

    private static Stream<Integer> positions(String digits, int fromTheEnd) {
      return Stream.iterate(0, at -> at < digits.length() - fromTheEnd, at -> at + 1);
    }
  }

  static LongStream numbers() {
    return LongStream.of(1, 9, 10, 42, 99, 100, 9_999, 314_159, 999_999, 1_000_000, 87_654_321);
  }
}
