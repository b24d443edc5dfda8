package dev.vigie.problem;

import org.springframework.http.HttpStatus;

/** A request that is readable but cannot be granted; names the field and the remedy. */
public class RequestRefused extends RuntimeException {

  private final transient HttpStatus status;
  private final String field;

  public RequestRefused(HttpStatus status, String field, String message) {
    super(message);
    this.status = status;
    this.field = field;
  }

  public static RequestRefused unprocessable(String field, String message) {
    return new RequestRefused(HttpStatus.UNPROCESSABLE_ENTITY, field, message);
  }

  public HttpStatus status() {
    return status;
  }

  public String field() {
    return field;
  }
}
