package dev.vigie.local.demo;

import dev.vigie.local.demo.TaskList.Task;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The managers: they approve what is right, and have not come to some of it in the end. */
final class Managers {

  private final YearMonth last;
  private final Set<String> waiting;
  private final Set<String> claims = new HashSet<>();

  /**
   * @param last month of the demonstration, in which the statements of some customers wait
   */
  Managers(YearMonth last) {
    this.last = last;
    this.waiting =
        Tables.services().stream()
            .filter(service -> !service.approved())
            .map(Tables.Service::customer)
            .collect(Collectors.toSet());
  }

  /**
   * @param claim its number
   */
  void leave(String claim) {
    claims.add(claim);
  }

  /**
   * Empty for what they leave, for what others do, and as long as it is not shown for whom it is.
   */
  Optional<Map<String, Object>> form(Task task, YearMonth month) {
    return switch (task.element()) {
      case "Activity_ApproveCredit" ->
          isShown(task.number()) && !claims.contains(task.number())
              ? Optional.of(Map.of("decision", "approve", "note", ""))
              : Optional.empty();
      case "Activity_ApproveStatement" ->
          isShown(task.customer()) && (month.isBefore(last) || !waiting.contains(task.customer()))
              ? Optional.of(Map.of("decision", "approve", "remark", ""))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Tasklist shows a task a moment before its variables. */
  private static boolean isShown(String variable) {
    return !variable.isEmpty();
  }
}
