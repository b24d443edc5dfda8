package dev.vigie.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigie.testing.PassedElements;
import dev.vigie.testing.TestEngine;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.record.Record;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An engine in memory that holds the models as they are; jobs are completed by hand. */
final class ModelEngine implements AutoCloseable {

  static final String USER_TASK = "io.camunda.zeebe:userTask";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ZeebeTestEngine engine = TestEngine.create();
  private final CamundaClient client;
  private Instant now = Clock.systemUTC().instant();

  ModelEngine() {
    engine.start();
    var address = URI.create("http://" + engine.getGatewayAddress());
    client =
        CamundaClient.newClientBuilder()
            .preferRestOverGrpc(false)
            .grpcAddress(address)
            .restAddress(address)
            .defaultRequestTimeout(PATIENCE)
            .build();
  }

  /** In one command, because called processes and forms are bound to their deployment. */
  DeploymentEvent deploy() {
    return deploy(UnaryOperator.identity());
  }

  /** This engine offers no way to complete a Camunda user task; without its mark it is a job. */
  DeploymentEvent deployWithUserTasksAsJobs() {
    return deploy(xml -> xml.replace("<zeebe:userTask />", ""));
  }

  private DeploymentEvent deploy(UnaryOperator<String> change) {
    var files = ModelFiles.all();
    var command =
        client
            .newDeployResourceCommand()
            .addResourceStringUtf8(read(files, 0, change), name(files, 0));
    for (var i = 1; i < files.size(); i++) {
      command = command.addResourceStringUtf8(read(files, i, change), name(files, i));
    }
    return command.send().join();
  }

  void startBefore(String process, String element, Map<String, Object> variables) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .startBeforeElement(element)
        .variables(variables)
        .send()
        .join();
    settle();
  }

  void start(String process, Map<String, Object> variables) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .variables(variables)
        .send()
        .join();
    settle();
  }

  void publish(String message, String key, Map<String, Object> variables) {
    client
        .newPublishMessageCommand()
        .messageName(message)
        .correlationKey(key)
        .timeToLive(Duration.ZERO)
        .variables(variables)
        .send()
        .join();
    settle();
  }

  /**
   * Completes every waiting job of the type and answers with the variables that they were given.
   */
  List<Map<String, Object>> serve(String type, Map<String, Object> answer) {
    var jobs = client.newActivateJobsCommand().jobType(type).maxJobsToActivate(10).send().join();
    assertThat(jobs.getJobs()).as("jobs of type %s; %s", type, incidents()).isNotEmpty();
    jobs.getJobs().forEach(job -> client.newCompleteCommand(job).variables(answer).send().join());
    settle();
    return jobs.getJobs().stream().map(ActivatedJob::getVariablesAsMap).toList();
  }

  /** Moves the engine on to a minute after the instant, when something must be due. */
  void reach(String instant) {
    var then = Instant.parse(instant).plus(Duration.ofMinutes(1));
    var rung = alarmsRung();
    engine.increaseTime(Duration.between(now, then));
    now = then;
    await("what is due at " + instant) // busy the engine may be for too short a time to be seen so
        .pollInSameThread()
        .atMost(PATIENCE)
        .until(() -> alarmsRung() > rung);
    settle();
  }

  private long alarmsRung() {
    return records("TIMER", "TRIGGERED").count();
  }

  List<String> incidents() {
    return records("INCIDENT", "CREATED").map(Record::getValue).map(Object::toString).toList();
  }

  Stream<Record<?>> records(String valueType, String intent) {
    return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
        .filter(record -> record.getValueType().name().equals(valueType))
        .filter(record -> record.getIntent().name().equals(intent));
  }

  @Override
  public void close() {
    PassedElements.keep(engine);
    client.close();
    engine.stop();
  }

  private void settle() {
    try {
      engine.waitForIdleState(PATIENCE);
    } catch (InterruptedException | TimeoutException busy) {
      throw new AssertionError("the engine does not come to rest", busy);
    }
  }

  private static String name(List<Path> files, int i) {
    return ModelFiles.ROOT.relativize(files.get(i)).toString();
  }

  private static String read(List<Path> files, int i, UnaryOperator<String> change) {
    try {
      return change.apply(Files.readString(files.get(i), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
