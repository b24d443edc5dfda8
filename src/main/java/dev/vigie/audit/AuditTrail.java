package dev.vigie.audit;

import dev.vigie.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Writes down each request that changes something, or shows something of somebody. */
@Configuration
class AuditTrail implements HandlerInterceptor, WebMvcConfigurer {

  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  /**
   * What is shown of one ticket, mail, person, customer or statement; not that its page asks for
   * news. And who took all rows of a report along.
   */
  private static final Pattern SHOWS_SOMETHING_OF_SOMEBODY =
      Pattern.compile(
          "(/api)?/(tickets|mails|people|customers|availability|services|outages|maintenance|reports|claims|statements)/.*\\{.*(?<!/live)"
              + "|.*\\.csv|/api/reports/sla|/api/credits");

  private final AuditLog log;

  AuditTrail(AuditLog log) {
    this.log = log;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception failed) {
    var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (route != null
        && request.getUserPrincipal() instanceof Authentication signedIn
        && isToBeKnown(request.getMethod(), route.toString())) {
      var caller = Caller.of(signedIn);
      write(request, response, caller, request.getMethod() + " " + route);
    }
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, Caller caller, String deed) {
    try {
      log.record(
          caller.name(),
          caller.role().name(),
          deed,
          subject(request, response),
          response.getStatus(),
          request.getRemoteAddr());
    } catch (DataAccessException unwritten) {
      LOG.error("{} did {}, which could not be written down", caller.name(), deed, unwritten);
    }
  }

  private static boolean isToBeKnown(String method, String route) {
    return !method.equals("GET") || SHOWS_SOMETHING_OF_SOMEBODY.matcher(route).matches();
  }

  /** The variables of the path: first the ticket, then what of it; else what was made. */
  private static String subject(HttpServletRequest request, HttpServletResponse response) {
    var found = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (!(found instanceof Map<?, ?> variables) || variables.isEmpty()) {
      var made = response.getHeader(HttpHeaders.LOCATION);
      return made == null || response.getStatus() != HttpServletResponse.SC_CREATED
          ? null
          : made.substring(made.lastIndexOf('/') + 1);
    }
    var number = variables.get("number");
    return number != null
        ? number.toString()
        : new TreeMap<>(variables).firstEntry().getValue().toString();
  }
}
