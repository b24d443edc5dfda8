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

  /** Empty for what they leave, and for what others do. */
  Optional<Map<String, Object>> form(Task task, YearMonth month) {
    return switch (task.element()) {
      case "Activity_ApproveCredit" ->
          Optional.of(Map.<String, Object>of("decision", "approve", "note", ""))
              .filter(form -> !claims.contains(task.number()));
      case "Activity_ApproveStatement" ->
          Optional.of(Map.<String, Object>of("decision", "approve", "remark", ""))
              .filter(form -> month.isBefore(last) || !waiting.contains(task.customer()));
      default -> Optional.empty();
    };
  }
}
