package dev.vigie.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Objective;
import dev.vigie.agreement.Target;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.Deadline;
import dev.vigie.calendar.Explanation;
import dev.vigie.calendar.Term;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.clock.ClockState;
import dev.vigie.notification.MailKind;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineEntry;
import dev.vigie.ticket.TimelineKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class WordingTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant MONDAY = Instant.parse("2025-11-24T13:05:00Z");
  private static final String NO_INSTANT = "-";

  private final Wording wording = new Wording(WordingConfiguration.texts(), ZoneOffset.UTC);
  private final Words english = wording.in(Locale.ENGLISH, PARIS);
  private final Words french = wording.in(Locale.FRANCE, PARIS);

  @Nested
  class Texts {

    @Test
    void existInBothLanguages() {
      assertThat(texts("fr").keySet()).isEqualTo(texts("en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void existForEverythingThatHasAName(String language) {
      var keys =
          Stream.of(
                  keys("timeline.", TimelineKind.values()),
                  keys("state.", ClockState.values()),
                  keys("status.", TicketStatus.values()),
                  keys("objective.", Objective.values()),
                  keys("mail.", MailKind.values()),
                  keys("mail.subject.", MailKind.values()),
                  Arrays.stream(Explanation.Reason.values()).map(Explanation.Reason::key))
              .flatMap(keysOfOne -> keysOfOne);

      assertThat(texts(language).stringPropertyNames()).containsAll(keys.toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void haveNoStraightApostropheWhichWouldQuoteWhatFollows(String language) {
      assertThat(texts(language).values()).noneMatch(text -> text.toString().contains("'"));
    }

    @Test
    void haveFrenchSpacesBeforeDoubleSigns() {
      assertThat(texts("fr").values()).noneMatch(text -> text.toString().matches(".* [:;?!»].*"));
    }

    @Test
    void areEnglishForReadersOfAnotherLanguage() {
      var polish = wording.in(Locale.of("pl", "PL"), PARIS);

      assertThat(polish.status(TicketStatus.CLOSED)).isEqualTo("Closed");
      assertThat(polish.localMoment(MONDAY)).isEqualTo("Mon 24 Nov 2025, 14:05");
    }

    private Stream<String> keys(String prefix, Enum<?>[] names) {
      return Arrays.stream(names).map(name -> prefix + name);
    }

    private Properties texts(String language) {
      var texts = new Properties();
      try (var file =
              getClass().getResourceAsStream("/messages_%s.properties".formatted(language));
          var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
        texts.load(reader);
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
      return texts;
    }
  }

  @Nested
  class TermsOfAnAgreement {

    @ParameterizedTest
    @CsvSource({
      "PT8H, 8 hours, 8 heures",
      "PT1H, 1 hour, 1 heure",
      "PT90M, 1 hour 30 minutes, 1 heure 30 minutes",
      "7BD, 7 business days, 7 jours ouvrés",
      "1BD, 1 business day, 1 jour ouvré",
      "3CD, 3 days, 3 jours",
      "1M, 1 month, 1 mois",
      "14BD..28BD, 14 to 28 business days, 14 à 28 jours ouvrés",
      "PT2H..PT4H, 2 hours to 4 hours, 2 heures à 4 heures"
    })
    void areWrittenOut(String notation, String inEnglish, String inFrench) {
      assertThat(english.term(Term.parse(notation))).isEqualTo(inEnglish);
      assertThat(french.term(Term.parse(notation))).isEqualTo(inFrench);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "not specified | not specified in the agreement | non précisé dans le contrat",
          "not applicable | not part of the plan | non compris dans la formule",
          "once resolved | once resolved | une fois résolu",
          "PT2H | 2 hours | 2 heures",
          "PT6H for PT24H, then 1BD | 6 hours for 24 hours, then 1 business day"
              + " | 6 heures pendant 24 heures, puis 1 jour ouvré"
        })
    void mayBeWordsOrRecurInStages(String cell, String inEnglish, String inFrench) {
      assertThat(english.target(Target.parse(cell))).isEqualTo(inEnglish);
      assertThat(french.target(Target.parse(cell))).isEqualTo(inFrench);
    }
  }

  @Nested
  class Durations {

    @ParameterizedTest
    @CsvSource({"PT1H23M, 1 h 23 min", "PT8H, 8 h", "PT23M59S, 23 min", "PT45S, 45 s", "PT0S, 0 s"})
    void areShort(Duration duration, String words) {
      assertThat(english.duration(duration)).isEqualTo(words);
    }
  }

  @Nested
  class Times {

    @Test
    void nameWeekdayAndZone() {
      assertThat(english.moment(MONDAY)).isEqualTo("Mon 24 Nov 2025, 14:05 (Europe/Paris)");
      assertThat(french.moment(MONDAY)).isEqualTo("lun. 24 nov. 2025, 14:05 (Europe/Paris)");
    }

    @Test
    void nameTheDayOnceWhereBothLieOnIt() {
      var hour = Optional.of(MONDAY.plus(Duration.ofHours(1)));

      assertThat(english.span(MONDAY, hour)).isEqualTo("Mon 24 Nov 2025, 14:05 to 15:05");
      assertThat(french.span(MONDAY, hour)).isEqualTo("lun. 24 nov. 2025, 14:05 à 15:05");
      assertThat(french.span(MONDAY, Optional.of(MONDAY.plus(Duration.ofDays(1)))))
          .isEqualTo("du lun. 24 nov. 2025, 14:05 au mar. 25 nov. 2025, 14:05");
    }

    @Test
    void nameTheOffsetInAnHourThatComesTwice() {
      assertThat(english.localMoment(Instant.parse("2025-10-26T00:30:00Z")))
          .endsWith("02:30 UTC+02:00");
      assertThat(english.localMoment(Instant.parse("2025-10-26T01:30:00Z")))
          .endsWith("02:30 UTC+01:00");
    }
  }

  @Nested
  class ATimeline {

    @Test
    void tellsInstantsAndKeysInTheReadersLanguage() {
      var warned = entry(TimelineKind.WARNED, "objective.RESOLUTION", MONDAY.toString());

      assertThat(english.sentence(warned))
          .isEqualTo(
              "Resolution: will be due Mon 24 Nov 2025, 14:05 (Europe/Paris), the team is warned");
      assertThat(french.sentence(warned))
          .isEqualTo(
              "Résolution\u00a0: échéance proche, le lun. 24 nov. 2025, 14:05 (Europe/Paris)\u202f; l’équipe est avertie");
    }

    @Test
    void tellsAFirstPlanWithoutAnEarlierOne() {
      var planned =
          entry(
              TimelineKind.CLOCK_PLANNED,
              "objective.UPDATE",
              MONDAY.toString(),
              NO_INSTANT,
              "reason.opened");

      assertThat(english.sentence(planned))
          .isEqualTo(
              "Progress update: due Mon 24 Nov 2025, 14:05 (Europe/Paris) (the ticket was opened)");
    }

    @Test
    void tellsAPauseWithoutADueInstant() {
      var paused =
          entry(
              TimelineKind.CLOCK_PAUSED,
              "objective.RESOLUTION",
              NO_INSTANT,
              MONDAY.toString(),
              "reason.paused");

      assertThat(english.sentence(paused))
          .isEqualTo(
              "Resolution: clock paused, was due Mon 24 Nov 2025, 14:05 (Europe/Paris) (the customer is awaited)");
    }

    @Test
    void leavesWhatPeopleWroteAlone() {
      assertThat(english.sentence(entry(TimelineKind.RECEIVED, "V-0000-427", "{0} 'x'")))
          .isEqualTo("Ticket V-0000-427 received, severity {0} 'x' as claimed");
    }

    private TimelineEntry entry(TimelineKind kind, String... arguments) {
      var entry = Mockito.mock(TimelineEntry.class);
      Mockito.when(entry.kind()).thenReturn(kind);
      Mockito.when(entry.arguments()).thenReturn(List.of(arguments));
      return entry;
    }
  }

  @Nested
  class AnExplanation {

    private final Calendars calendars = Calendars.load(Path.of("bpmn/calendars"));

    @Test
    void tellsWhatCountedAndWhatDidNot() {
      var christmasEve = Instant.parse("2025-12-24T15:00:00Z");
      var why =
          new Deadline(Term.parse("PT4H"), calendars.get("trackforce"), christmasEve, List.of())
              .explain();

      assertThat(english.lines(why))
          .containsExactly(
              "Wed 24 Dec 2025, 16:00 to 18:00: counted, 2 h",
              "Wed 24 Dec 2025, 18:00 to Thu 25 Dec 2025, 00:00: closed",
              "Thu 25 Dec 2025, 00:00 to Fri 26 Dec 2025, 00:00: closed, Christmas",
              "Fri 26 Dec 2025, 00:00 to 09:00: closed",
              "Fri 26 Dec 2025, 09:00 to 11:00: counted, 2 h");
      assertThat(french.summary(why))
          .isEqualTo(
              "4 heures à compter du mer. 24 déc. 2025, 16:00 (Europe/Paris), selon le calendrier"
                  + " «\u00a0trackforce\u00a0»\u00a0: échéance le ven. 26 déc. 2025, 11:00 (Europe/Paris).");
    }

    @Test
    void tellsOfAPauseThatLasts() {
      var why =
          new Deadline(
                  Term.parse("PT4H"),
                  calendars.get("24x7-paris"),
                  MONDAY,
                  List.of(TimeSpan.since(MONDAY.plusSeconds(3600))))
              .explain();

      assertThat(english.lines(why))
          .containsExactly(
              "Mon 24 Nov 2025, 14:05 to 15:05: counted, 1 h",
              "from Mon 24 Nov 2025, 15:05 on: paused while the customer is awaited");
      assertThat(english.summary(why)).contains("1 h have counted so far");
    }
  }
}
