package dev.vigie.problem;

import dev.vigie.ticket.TicketNotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Shows people a page where {@link Problems} answers programs. */
@ControllerAdvice(annotations = Controller.class)
class ProblemPages {

  @ExceptionHandler
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String handle(TicketNotFound missing) {
    return "error/404";
  }

  @ExceptionHandler
  ModelAndView handle(RequestRefused refused) {
    return refused.status() == HttpStatus.NOT_FOUND
        ? new ModelAndView("error/404", HttpStatus.NOT_FOUND)
        : new ModelAndView("error", HttpStatus.BAD_REQUEST);
  }

  /** A filter that does not exist; a form that was tampered with, or is not ours. */
  @ExceptionHandler({
    MethodArgumentTypeMismatchException.class,
    ServletRequestBindingException.class
  })
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  String notUnderstood() {
    return "error";
  }
}
