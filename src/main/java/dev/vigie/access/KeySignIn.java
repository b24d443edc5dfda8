package dev.vigie.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in that send {@code Authorization: Bearer vigie_...}. */
final class KeySignIn extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final KeyRing keys;
  private final MetricsKey metrics;
  private final RequestMatcher forPrograms;
  private final Refusals refusals;

  KeySignIn(KeyRing keys, MetricsKey metrics, RequestMatcher forPrograms, Refusals refusals) {
    this.keys = keys;
    this.metrics = metrics;
    this.forPrograms = forPrograms;
    this.refusals = refusals;
  }

  static Optional<String> key(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.startsWith(BEARER + KeyRing.PREFIX))
        .map(header -> header.substring(BEARER.length()));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return key(request).isEmpty() || !forPrograms.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var bearer = key(request).flatMap(key -> metrics.open(key).or(() -> keys.open(key)));
    if (bearer.isEmpty()) {
      refusals.commence(request, response, new BadCredentialsException("No such key"));
    } else if (!bearer.get().mayChange() && !READING.contains(request.getMethod())) {
      refusals.handle(request, response, new AccessDeniedException("The key may only read"));
    } else {
      SecurityContextHolder.setContext(new SecurityContextImpl(bearer.get().caller()));
      chain.doFilter(request, response);
    }
  }
}
