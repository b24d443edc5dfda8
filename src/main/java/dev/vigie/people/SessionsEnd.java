package dev.vigie.people;

import dev.vigie.access.StaticFiles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody who was locked out, or whose password, role or organisation has
 * changed, on whichever replica it is held. Comes after the security filters.
 */
@Component
class SessionsEnd extends OncePerRequestFilter {

  /** However long its pages ask for news. */
  private static final Duration LONGEST = Duration.ofHours(12);

  private final People people;

  SessionsEnd(People people) {
    this.people = people;
  }

  /** By the container's clock, which is not moved with ours. */
  private static boolean isTooOld(HttpSession session) {
    return session.getLastAccessedTime() - session.getCreationTime() > LONGEST.toMillis();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return StaticFiles.asked(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var session = request.getSession(false);
    var signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (session != null
        && signedIn != null
        && signedIn.getPrincipal() instanceof SignedInPerson person
        && (isTooOld(session)
            || people.named(person.getUsername()).filter(person::isStill).isEmpty())) {
      session.invalidate();
      SecurityContextHolder.clearContext();
      response.sendRedirect(request.getContextPath() + "/login?ended");
      return;
    }
    chain.doFilter(request, response);
  }
}
