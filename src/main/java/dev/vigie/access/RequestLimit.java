package dev.vigie.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps one caller from taking up everybody's time. Comes after the security filters. */
@Component
class RequestLimit extends OncePerRequestFilter {

  private final Allowance requests;
  private final Refusals refusals;

  RequestLimit(AccessProperties settings, Refusals refusals, Clock time) {
    var perSecond = settings.requestsPerSecond();
    this.requests = new Allowance(2L * perSecond, perSecond, Duration.ofSeconds(1), time);
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = request.getUserPrincipal();
    var who = caller == null ? "\n" + request.getRemoteAddr() : caller.getName();
    if (requests.take(who)) {
      chain.doFilter(request, response);
    } else {
      refusals.tooMany(request, response, requests.wait(who));
    }
  }
}
