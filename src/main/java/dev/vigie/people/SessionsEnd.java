package dev.vigie.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody who was locked out, or whose password, role or organisation has
 * changed, on whichever replica it is held. Comes after the security filters.
 */
@Component
class SessionsEnd extends OncePerRequestFilter {

  private final People people;

  SessionsEnd(People people) {
    this.people = people;
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
        && people.named(person.getUsername()).filter(person::isStill).isEmpty()) {
      session.invalidate();
      SecurityContextHolder.clearContext();
      response.sendRedirect(request.getContextPath() + "/login?ended");
      return;
    }
    chain.doFilter(request, response);
  }
}
