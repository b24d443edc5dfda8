package dev.vigie.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {

  @ParameterizedTest
  @CsvSource({
    "PT2H, PT2H",
    "PT90M, PT1H30M",
    "PT24H, PT24H",
    "PT1H30M15S, PT1H30M15S",
    "3BD, 3BD",
    "007CD, 7CD",
    "1M, 1M",
    "14BD..28BD, 14BD..28BD",
    "PT1H..PT90M, PT1H..PT1H30M",
    "' 3BD ', 3BD",
  })
  void readsWhatItWrites(String text, String canonical) {
    assertThat(Term.parse(text)).hasToString(canonical);
    assertThat(Term.parse(canonical)).isEqualTo(Term.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "2h", "P1D", "PT", "PT1.5H", "3bd", "3 BD", "1BD..2BD..3BD", "..3BD"})
  void showsExamplesForWhatItCannotRead(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Term.parse(text))
        .withMessageContaining("\"" + text + "\" is no term")
        .withMessageContainingAll("PT2H", "3BD", "7CD", "1M", "14BD..28BD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-2H", "-3BD", "-1M"})
  void knowsNoNegativeTerms(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Term.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "0BD", "0CD", "0M", "PT876601H", "26101BD", "36526CD", "1201M"})
  void staysBetweenAMomentAndAHundredYears(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Term.parse(text))
        .withMessageContaining("is not between");
  }

  @ParameterizedTest
  @ValueSource(strings = {"28BD..14BD", "3BD..3BD", "3BD..7CD", "PT2H..3BD"})
  void refusesARangeThatIsNone(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Term.parse(text))
        .withMessageContaining("is no range")
        .withMessageContaining("14BD..28BD");
  }
}
