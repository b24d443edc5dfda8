package dev.vigie.access;

import java.util.Arrays;
import java.util.Optional;

/** What somebody may do; see {@link SecurityConfiguration} for what each includes. */
public enum Role {
  /** Asks for help. */
  CUSTOMER,
  /** Also says who else of the organisation may. */
  CUSTOMER_ADMINISTRATOR,
  /** Helps. */
  AGENT,
  /** Also looks after who does. */
  TEAM_LEAD,
  /** Changes models and agreements. */
  DESIGNER,
  /** May do everything. */
  MANAGER;

  public boolean customer() {
    return this == CUSTOMER || this == CUSTOMER_ADMINISTRATOR;
  }

  /** Whether it looks after tickets, rather than asks for help or only changes how it is given. */
  public boolean helps() {
    return this == AGENT || this == TEAM_LEAD || this == MANAGER;
  }

  /** In whichever case it is written. */
  public static Optional<Role> named(String name) {
    return Arrays.stream(values()).filter(role -> role.name().equalsIgnoreCase(name)).findFirst();
  }
}
