package dev.vigie.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.vigie.ticket.NothingToAgreeTo;
import dev.vigie.ticket.TicketClosed;
import dev.vigie.ticket.TicketNotFound;
import dev.vigie.ticket.UnknownSeverity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.Errors;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns what went wrong into problem details (RFC 9457) that name the field and the remedy. Asked
 * before {@link ProblemPages}, to which a {@link RestController} is a controller too.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(annotations = RestController.class)
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  record InvalidField(String field, String problem) {}

  @ExceptionHandler
  ProblemDetail handle(TicketNotFound missing) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
  }

  @ExceptionHandler
  ProblemDetail handle(TicketClosed closed) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, closed.getMessage());
  }

  @ExceptionHandler
  ProblemDetail handle(UnknownSeverity unknown) {
    return refused(HttpStatus.UNPROCESSABLE_ENTITY, "severity", unknown.getMessage());
  }

  @ExceptionHandler
  ProblemDetail handle(RequestRefused refused) {
    return refused(refused.status(), refused.field(), refused.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> handle(TooBusy busy) {
    var status = HttpStatus.SERVICE_UNAVAILABLE;
    return ResponseEntity.status(status)
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(busy.patience().toSeconds()))
        .body(ProblemDetail.forStatusAndDetail(status, busy.getMessage()));
  }

  /** Two at once, of which the other was first. */
  @ExceptionHandler({
    DataIntegrityViolationException.class,
    OptimisticLockingFailureException.class
  })
  ProblemDetail handle(DataAccessException atOnce) {
    LOG.warn("Two requests changed the same at once: {}", atOnce.getMessage());
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.CONFLICT,
        "Somebody changed the same at the same time. Look at it again, then send this once more.");
  }

  @ExceptionHandler
  ProblemDetail handle(NothingToAgreeTo late) {
    return refused(
        HttpStatus.CONFLICT, "agrees", late.getMessage() + " Leave out agrees, or look again.");
  }

  @ExceptionHandler
  ProblemDetail handle(MethodArgumentTypeMismatchException mismatch) {
    var wanted = mismatch.getRequiredType();
    var options =
        wanted != null && wanted.isEnum()
            ? " Use one of " + List.of(wanted.getEnumConstants()) + "."
            : "";
    return refused(
        HttpStatus.BAD_REQUEST,
        mismatch.getName(),
        "'%s' is not a value of %s.%s".formatted(mismatch.getValue(), mismatch.getName(), options));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(
        invalid, HttpStatus.UNPROCESSABLE_ENTITY, fields(invalid).toList(), headers, request);
  }

  @Override
  protected ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var results = invalid.getParameterValidationResults();
    var inBody = results.stream().anyMatch(ParameterErrors.class::isInstance);
    return invalid(
        invalid,
        inBody ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_REQUEST,
        results.stream().flatMap(Problems::fields).toList(),
        headers,
        request);
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var field = new InvalidField(missing.getParameterName(), "is missing");
    return invalid(missing, HttpStatus.BAD_REQUEST, List.of(field), headers, request);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            status,
            "Content-Type '%s' is not read here; send application/json."
                .formatted(unreadable.getContentType()));
    return handleExceptionInternal(unreadable, problem, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem =
        switch (unreadable.getCause()) {
          case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
              refused(HttpStatus.BAD_REQUEST, path(mismatch), wrongType(mismatch));
          case MismatchedInputException mismatch ->
              ProblemDetail.forStatusAndDetail(
                  HttpStatus.BAD_REQUEST, "The body is JSON, but no JSON object; send one.");
          case JsonProcessingException malformed ->
              ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, malformed(malformed));
          case null, default ->
              ProblemDetail.forStatusAndDetail(
                  HttpStatus.BAD_REQUEST,
                  "The body is missing or is not JSON; send a JSON object.");
        };
    return handleExceptionInternal(unreadable, problem, headers, HttpStatus.BAD_REQUEST, request);
  }

  private static ProblemDetail refused(HttpStatus status, String field, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    if (field != null) {
      problem.setProperty("errors", List.of(new InvalidField(field, detail)));
    }
    return problem;
  }

  private ResponseEntity<Object> invalid(
      Exception cause,
      HttpStatus status,
      List<InvalidField> fields,
      HttpHeaders headers,
      WebRequest request) {
    var sentence =
        fields.stream()
            .map(invalid -> invalid.field() + " " + invalid.problem())
            .sorted()
            .collect(Collectors.joining("; ", "", "."));
    var problem = ProblemDetail.forStatusAndDetail(status, sentence);
    problem.setProperty("errors", fields);
    return handleExceptionInternal(cause, problem, headers, status, request);
  }

  private static Stream<InvalidField> fields(Errors errors) {
    return errors.getFieldErrors().stream()
        .map(error -> new InvalidField(error.getField(), error.getDefaultMessage()));
  }

  private static Stream<InvalidField> fields(ParameterValidationResult result) {
    return result instanceof ParameterErrors body
        ? fields((Errors) body)
        : result.getResolvableErrors().stream()
            .map(error -> new InvalidField(name(result), error.getDefaultMessage()));
  }

  private static String name(ParameterValidationResult result) {
    var parameter = result.getMethodParameter();
    var header = parameter.getParameterAnnotation(RequestHeader.class);
    return header == null ? parameter.getParameterName() : header.name();
  }

  private static String wrongType(MismatchedInputException mismatch) {
    return "%s has the wrong type; send a JSON %s."
        .formatted(path(mismatch), jsonType(mismatch.getTargetType()));
  }

  private static String jsonType(Class<?> type) {
    if (type == null) {
      return "value";
    }
    return type.isRecord() ? "object" : type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String malformed(JsonProcessingException malformed) {
    var where = malformed.getLocation();
    return where == null
        ? "The body is not well-formed JSON."
        : "The body is not well-formed JSON at line %d, column %d."
            .formatted(where.getLineNr(), where.getColumnNr());
  }

  private static String path(JsonMappingException mismatch) {
    return mismatch.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
