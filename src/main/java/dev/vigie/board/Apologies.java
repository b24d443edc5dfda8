package dev.vigie.board;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Tells people, unlike programs, on a page what is wrong with their request. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Apologies {

  @ExceptionHandler(
      exception = {
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        ServletRequestBindingException.class,
        MethodArgumentTypeMismatchException.class
      },
      produces = MediaType.TEXT_HTML_VALUE)
  void showPage(Exception wrong, HttpServletResponse response) throws IOException {
    var status =
        wrong instanceof ErrorResponse answer
            ? answer.getStatusCode().value()
            : HttpServletResponse.SC_BAD_REQUEST;
    response.sendError(status);
  }
}
