package dev.vigie.tracing;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.Map;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Names the ticket that a request is about in its trace, but not in metrics, which have no room.
 */
@Component
final class TicketInTraces extends DefaultServerRequestObservationConvention {

  @Override
  public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext request) {
    var known = super.getHighCardinalityKeyValues(request);
    var variables =
        request.getCarrier().getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables instanceof Map<?, ?> path && path.get("number") instanceof String number
        ? known.and(KeyValue.of("ticket", number))
        : known;
  }
}
