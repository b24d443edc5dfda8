package dev.vigie.ticket;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Objective;
import dev.vigie.customer.Customers;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who is told, one level for each interval that passes without a resolution, or on request; after
 * the last one nobody any more (xtm/4.8). The agreement names the roles; who has a role is the
 * customer's own contact, or else the usual one.
 */
@Component
class EscalationPath {

  private final Agreements agreements;
  private final Customers customers;
  private final EscalationProperties usual;

  EscalationPath(Agreements agreements, Customers customers, EscalationProperties usual) {
    this.agreements = agreements;
    this.customers = customers;
    this.usual = usual;
  }

  /**
   * @param role as the agreement calls it
   * @param mail the address of whoever has that role; empty if nobody is known to
   */
  record Level(String role, Optional<String> mail) {}

  /**
   * @param number from 1
   * @return empty after the last one, and where the plan has no such path
   */
  Optional<Level> level(Ticket ticket, int number) {
    var roles = roles(ticket);
    return number > roles.size()
        ? Optional.empty()
        : Optional.of(level(ticket, roles.get(number - 1)));
  }

  private Level level(Ticket ticket, String role) {
    var own = Optional.ofNullable(customers.get(ticket.customer()).escalationContacts().get(role));
    return new Level(role, own.or(() -> usual.mail(role)));
  }

  /** Terms that promise an escalation without saying to whom leave it to the usual roles. */
  private List<String> roles(Ticket ticket) {
    var terms = agreements.version(ticket.termsVersion());
    if (terms.rules().namesEscalationPath()) {
      return terms.rules().escalationPath(ticket.plan());
    }
    return terms.promises(Objective.ESCALATION) ? usual.roles() : List.of();
  }
}
