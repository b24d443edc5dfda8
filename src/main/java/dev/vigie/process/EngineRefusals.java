package dev.vigie.process;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * Counts the commands that the engine refused or that did not reach it: the metric {@code
 * vigie.engine.refused}. {@code RESOURCE_EXHAUSTED} is its back-pressure.
 */
@Component
class EngineRefusals implements ClientInterceptor {

  private final MeterRegistry meters;

  EngineRefusals(MeterRegistry meters) {
    this.meters = meters;
    refused("PublishMessage", Status.Code.RESOURCE_EXHAUSTED); // so that the first is an increase
  }

  @Override
  public <A, B> ClientCall<A, B> interceptCall(
      MethodDescriptor<A, B> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<B> answers, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<>(answers) {
              @Override
              public void onClose(Status status, Metadata trailers) {
                if (!status.isOk()) {
                  refused(method.getBareMethodName(), status.getCode()).increment();
                }
                super.onClose(status, trailers);
              }
            },
            headers);
      }
    };
  }

  private Counter refused(String command, Status.Code status) {
    return meters.counter("vigie.engine.refused", "command", command, "status", status.name());
  }
}
