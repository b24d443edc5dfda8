package dev.vigie.local;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a {@link LocalPlatformFailure} as the sentence it is, without a stack trace. */
class LocalPlatformFailureAnalyzer extends AbstractFailureAnalyzer<LocalPlatformFailure> {

  @Override
  protected FailureAnalysis analyze(Throwable root, LocalPlatformFailure failure) {
    return new FailureAnalysis(failure.getMessage(), failure.remedy(), failure);
  }
}
