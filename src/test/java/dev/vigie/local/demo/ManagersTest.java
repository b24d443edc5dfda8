package dev.vigie.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.local.demo.TaskList.Task;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** What managers approve in the demonstration, and what is left for who looks at it. */
class ManagersTest {

  private static final YearMonth LAST = YearMonth.of(2027, 2);

  private final Managers managers = new Managers(LAST);

  @Test
  void approveCreditsButThoseThatAreLeft() {
    managers.leave("C-00006");

    assertThat(managers.form(credit("C-00005"), LAST)).isPresent();
    assertThat(managers.form(credit("C-00006"), LAST)).isEmpty();
  }

  @Test
  void leaveTheLastStatementsOfSomeCustomers() {
    assertThat(managers.form(statement("quai-ouest"), LAST.minusMonths(1))).isPresent();
    assertThat(managers.form(statement("quai-ouest"), LAST)).isEmpty();
    assertThat(managers.form(statement("nordlys"), LAST)).isPresent();
  }

  /** Else what is left would be approved before anybody could tell that it is. */
  @Test
  void decideNothingBeforeItIsShownForWhomItIs() {
    assertThat(managers.form(credit(""), LAST)).isEmpty();
    assertThat(managers.form(statement(""), LAST)).isEmpty();
  }

  @Test
  void leaveToAgentsWhatAgentsDo() {
    assertThat(managers.form(new Task("1", "Activity_CallBack", "V-0000-427", "acme"), LAST))
        .isEmpty();
  }

  private static Task credit(String number) {
    return new Task("1", "Activity_ApproveCredit", number, "bellevue");
  }

  private static Task statement(String customer) {
    return new Task("1", "Activity_ApproveStatement", "", customer);
  }
}
