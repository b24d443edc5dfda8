package dev.vigie.statement;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.vigie.agreement.Agreements;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What goes wrong with one statement holds up no other. */
class MonthlyStatementsTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final YearMonth OVER = YearMonth.of(2026, 10);

  private final Statements statements = mock(Statements.class);
  private final StatementsOwed owed = mock(StatementsOwed.class);
  private final Agreements agreements = mock(Agreements.class);
  private final MonthlyStatements monthly =
      new MonthlyStatements(statements, owed, agreements, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void whoCannotBeLookedAtHoldsUpNobodyElse() {
    var zone = ZoneId.of("Europe/Paris");
    var month = new StatedMonth("trackforce", OVER, zone);
    when(agreements.names()).thenReturn(List.of("trackforce"));
    when(agreements.zone("trackforce")).thenReturn(Optional.of(zone));
    doThrow(new IllegalStateException("no database")).when(owed).noteServices();
    when(owed.customers(any())).thenReturn(Set.of());
    when(owed.learnt(any())).thenReturn(Set.of());
    when(owed.customers(month)).thenReturn(Set.of("acme"));
    when(owed.learnt(month)).thenReturn(new TreeSet<>(Set.of("globex", "initech", "umbrella")));
    when(owed.corrects("globex", month)).thenThrow(new IllegalStateException("not to be read"));
    when(owed.corrects("initech", month)).thenReturn(true);

    monthly.drawUpWhatIsDue();

    verify(statements).drawUp("acme", "trackforce", OVER);
    verify(statements).drawUp("initech", "trackforce", OVER);
    verify(statements, never()).drawUp(eq("umbrella"), any(), any());
  }
}
