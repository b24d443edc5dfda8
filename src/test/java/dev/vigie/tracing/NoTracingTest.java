package dev.vigie.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.testing.VigieTest;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** As it is until somebody wants to know. */
@VigieTest
class NoTracingTest {

  @Autowired private ApplicationContext application;

  @Test
  void hasNothingThatWouldMakeOrSendTraces() {
    assertThat(application.getBeansOfType(Tracer.class)).isEmpty();
    assertThat(application.getBeansOfType(SdkTracerProvider.class)).isEmpty();
    assertThat(application.getBeansOfType(SpanProcessor.class)).isEmpty();
    assertThat(application.getBeansOfType(SpanExporter.class)).isEmpty();
  }
}
