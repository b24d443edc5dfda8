package dev.vigie.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Refuses bodies over 1 MiB before anything reads them, also where no length is announced; of
 * forms, which may bring files, those over 30 MB.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class BodySizeLimit extends OncePerRequestFilter {

  private static final int LIMIT = 1024 * 1024;
  private static final long FORM_LIMIT = 30_000_000;

  private final ObjectMapper json;

  BodySizeLimit(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isForProgram(request)) {
      limit(request, response, chain);
    } else if (request.getContentLengthLong() > FORM_LIMIT) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isForProgram(HttpServletRequest request) {
    return UrlPathHelper.defaultInstance.getPathWithinApplication(request).startsWith("/api/");
  }

  private void limit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var body =
        request.getContentLengthLong() > LIMIT
            ? new byte[LIMIT + 1]
            : request.getInputStream().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      refuse(response);
    } else {
      chain.doFilter(new ReadBody(request, body), response);
    }
  }

  private void refuse(HttpServletResponse response) throws IOException {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.PAYLOAD_TOO_LARGE,
            "The body is larger than 1 MiB; shorten the description and send large files later.");
    response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }

  /** A request whose body has been read into memory. */
  private static final class ReadBody extends HttpServletRequestWrapper {

    private final byte[] body;

    ReadBody(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      var bytes = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public boolean isFinished() {
          return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException("bodies are read before they are handled");
        }

        @Override
        public int read() {
          return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          return bytes.read(target, offset, length);
        }
      };
    }
  }
}
