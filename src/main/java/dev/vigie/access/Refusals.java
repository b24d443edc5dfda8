package dev.vigie.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Says to programs, as problem details, that they must sign in or may not do what they ask. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ObjectMapper json;

  Refusals(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
      throws IOException {
    if (missing instanceof TooManyAttempts guesses) {
      tooMany(request, response, guesses.patience());
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Vigie\"");
    refuse(
        request,
        response,
        HttpStatus.UNAUTHORIZED,
        "Sign in with a user name and password that Vigie knows, or with a valid bearer token.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    refuse(
        request,
        response,
        HttpStatus.FORBIDDEN,
        denied instanceof CsrfException
            ? "A browser may have been made to send this by a page of another site; send it by a"
                + " program with a key, or use the pages of Vigie."
            : "Your role does not allow this; ask a manager, or sign in as somebody who may.");
  }

  void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    refuse(
        request,
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "This was too often; try again in %d s.".formatted(seconds));
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setInstance(URI.create(request.getRequestURI()));
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }
}
