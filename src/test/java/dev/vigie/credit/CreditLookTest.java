package dev.vigie.credit;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Limit;

/** Which claims are looked at, and when. */
class CreditLookTest {

  private final ClaimRecords records = mock(ClaimRecords.class);
  private final CreditReviews reviews = mock(CreditReviews.class);
  private final CreditLook look = new CreditLook(records, reviews);

  @Test
  void goesOnWhereTheOneBeforeEndedAndBeginsAgainAfterTheLast() {
    there(1_200);
    when(reviews.isToBeLookedAt(any())).thenReturn(true);

    look.lookAgain();
    verify(reviews).look("claim 500");
    verify(reviews, never()).look("claim 501");

    look.lookAgain();
    look.lookAgain();
    verify(reviews).look("claim 1200");
    verify(reviews, times(1)).look("claim 1");

    look.lookAgain();
    verify(reviews, times(2)).look("claim 1");
  }

  @Test
  void asksForNoLockWhereNothingIsNew() {
    there(2);
    when(reviews.isToBeLookedAt("claim 2")).thenReturn(true);

    look.lookAgain();

    verify(reviews, never()).look("claim 1");
    verify(reviews).look("claim 2");
  }

  @Test
  void isNotHeldUpByAClaimThatCannotBeWorkedOut() {
    there(2);
    when(reviews.isToBeLookedAt(any())).thenReturn(true);
    doThrow(new IllegalStateException("no table")).when(reviews).look("claim 1");

    look.lookAgain();

    verify(reviews).look("claim 2");
  }

  private void there(long count) {
    when(records.toBeReviewed(anyLong(), any(Limit.class)))
        .thenAnswer(
            asked ->
                LongStream.rangeClosed(1, count)
                    .filter(seq -> seq > asked.getArgument(0, Long.class))
                    .limit(asked.getArgument(1, Limit.class).max())
                    .mapToObj(CreditLookTest::claim)
                    .toList());
  }

  private static Claim claim(long seq) {
    var claim = mock(Claim.class);
    when(claim.seq()).thenReturn(seq);
    when(claim.id()).thenReturn("claim " + seq);
    when(claim.number()).thenReturn("C-" + seq);
    return claim;
  }
}
