package dev.vigie.availability;

import java.util.List;

/** A plan breaks what the agreement says; whoever means it says so. */
class MaintenanceDoubtful extends RuntimeException {

  private final transient List<MaintenanceDoubt> doubts;

  MaintenanceDoubtful(List<MaintenanceDoubt> doubts) {
    super("The plan is not as the agreement says: " + doubts);
    this.doubts = List.copyOf(doubts);
  }

  List<MaintenanceDoubt> doubts() {
    return doubts;
  }
}
