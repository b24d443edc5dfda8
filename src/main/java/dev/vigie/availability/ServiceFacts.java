package dev.vigie.availability;

import dev.vigie.agreement.ServiceInstance;
import java.time.Instant;

/**
 * What is known of a service.
 *
 * @param name kept without needless spaces
 * @param plan empty text where the agreement has no plans
 * @param activeTo null while the customer has it
 */
record ServiceFacts(
    String name, String plan, ServiceInstance instance, Instant activeFrom, Instant activeTo) {

  ServiceFacts {
    name = name.strip().replaceAll("\\s+", " ");
    activeFrom = Moment.kept(activeFrom);
    activeTo = Moment.kept(activeTo);
  }
}
