package dev.vigie.process;

import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what the engine meant by an error, whichever way it was asked and however it is wrapped.
 */
final class EngineErrors {

  private static final Set<Status.Code> MAY_PASS =
      EnumSet.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.ABORTED,
          Status.Code.CANCELLED);

  private static final Pattern REJECTED =
      Pattern.compile("^Command '\\w+' rejected with code '\\w+': ");

  private EngineErrors() {}

  /** Whether the engine was away or busy, so that the same command may succeed later. */
  static boolean mayPass(Throwable error) {
    return status(error).filter(MAY_PASS::contains).isPresent();
  }

  /** The gRPC status, or its equal for an HTTP one; empty if the engine did not say. */
  static Optional<Status.Code> status(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException grpc) {
        return Optional.of(grpc.getStatus().getCode());
      }
      if (cause instanceof ProblemException http) {
        return Optional.of(ofHttp(http.code()));
      }
    }
    return Optional.empty();
  }

  /** Why the engine refused, in its own words. */
  static String reason(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException grpc
          && grpc.getStatus().getDescription() != null) {
        return REJECTED.matcher(grpc.getStatus().getDescription()).replaceFirst("");
      }
      if (cause instanceof ProblemException http && http.details() != null) {
        return REJECTED.matcher(String.valueOf(http.details().getDetail())).replaceFirst("");
      }
    }
    return String.valueOf(error.getMessage());
  }

  private static Status.Code ofHttp(int code) {
    return switch (code) {
      case 404 -> Status.Code.NOT_FOUND;
      case 409 -> Status.Code.ALREADY_EXISTS;
      case 429, 503 -> Status.Code.UNAVAILABLE;
      case 504 -> Status.Code.DEADLINE_EXCEEDED;
      case 400 -> Status.Code.INVALID_ARGUMENT;
      default -> Status.Code.UNKNOWN;
    };
  }
}
