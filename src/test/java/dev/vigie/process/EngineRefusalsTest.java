package dev.vigie.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

class EngineRefusalsTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final EngineRefusals refusals = new EngineRefusals(meters);

  @ParameterizedTest
  @CsvSource({"RESOURCE_EXHAUSTED, 1", "OK, 0"})
  void countsWhatTheEngineDidNotTake(Status.Code answer, double counted) {
    var command = GatewayGrpc.getPublishMessageMethod();

    refusals
        .interceptCall(command, CallOptions.DEFAULT, answering(answer.toStatus()))
        .start(Mockito.mock(), new Metadata());

    assertThat(
            meters
                .get("vigie.engine.refused")
                .tags("command", "PublishMessage", "status", "RESOURCE_EXHAUSTED")
                .counter()
                .count())
        .isEqualTo(counted);
  }

  private static Channel answering(Status status) {
    return new Channel() {
      @Override
      public <A, B> ClientCall<A, B> newCall(MethodDescriptor<A, B> method, CallOptions options) {
        ClientCall<A, B> call = Mockito.mock();
        Mockito.doAnswer(
                started -> {
                  started.<ClientCall.Listener<B>>getArgument(0).onClose(status, new Metadata());
                  return null;
                })
            .when(call)
            .start(Mockito.any(), Mockito.any());
        return call;
      }

      @Override
      public String authority() {
        return "engine";
      }
    };
  }
}
