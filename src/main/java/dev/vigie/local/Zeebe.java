package dev.vigie.local;

import static dev.vigie.local.FreePorts.LOOPBACK;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the Zeebe broker runs here: one partition, its clock movable. */
record Zeebe(Workspace workspace, LocalProperties.Ports ports, Path distribution, EngineClock clock)
    implements Program {

  /** Records that neither Operate nor Tasklist reads; each kind would be an index a day. */
  private static final List<String> UNREAD =
      List.of("MESSAGE", "MESSAGESUBSCRIPTION", "MESSAGESTARTEVENTSUBSCRIPTION", "TIMER");

  @Override
  public ChildCommand command() {
    return new ChildCommand(
        "Zeebe",
        "zeebe",
        "io.camunda.application.StandaloneBroker",
        List.of(distribution.resolve("config").toString(), distribution.resolve("lib") + "/*"),
        List.of(
            "-Xms256m",
            "-Xmx512m",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED"),
        List.of(),
        environment(),
        workspace.directory("data", "broker"));
  }

  @Override
  public void starting() {
    clock.restarted();
  }

  @Override
  public boolean ready() {
    return answers() && clock.catchesUp();
  }

  private boolean answers() {
    return Loopback.get(ports.zeebeManagement(), "/actuator/health/readiness").isPresent()
        && Loopback.get(ports.zeebeRest(), "/v2/topology")
            .filter(topology -> topology.contains("\"leader\""))
            .filter(topology -> !topology.contains("\"unhealthy\""))
            .isPresent();
  }

  private Map<String, String> environment() {
    var variables = new HashMap<String, String>();
    variables.put("SERVER_ADDRESS", LOOPBACK);
    variables.put("SERVER_PORT", Integer.toString(ports.zeebeRest()));
    variables.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
    variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.zeebeManagement()));
    variables.put("ZEEBE_BROKER_NETWORK_HOST", LOOPBACK);
    variables.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", Integer.toString(ports.zeebeCommand()));
    variables.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", Integer.toString(ports.zeebeInternal()));
    variables.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", LOOPBACK);
    variables.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", Integer.toString(ports.zeebeGrpc()));
    variables.put("ZEEBE_BROKER_DATA_DIRECTORY", workspace.resolve("data", "broker").toString());
    // The defaults stop processing at 2 GB free; the start has asked for more than that already.
    variables.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "512MB");
    variables.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "256MB");
    // Beside three other processes on few cores an answer takes longer than the 200 ms after which
    // the defaults shed load, until next to nothing is let in any more.
    variables.put("ZEEBE_BROKER_BACKPRESSURE_AIMD_REQUESTTIMEOUT", "2s");
    variables.put("ZEEBE_BROKER_BACKPRESSURE_AIMD_MINLIMIT", "50");
    variables.put("ZEEBE_CLOCK_CONTROLLED", "true");
    variables.put(
        "ZEEBE_BROKER_EXPORTERS_OPENSEARCH_CLASSNAME",
        "io.camunda.zeebe.exporter.opensearch.OpensearchExporter");
    variables.put(
        "ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_URL",
        "http://%s:%d".formatted(LOOPBACK, ports.opensearch()));
    // Seen within a second, and a burst does not go out record by record.
    variables.put("ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_BULK_DELAY", "1");
    variables.put("ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_BULK_SIZE", "500");
    UNREAD.forEach(
        type -> variables.put("ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_" + type, "false"));
    return variables;
  }
}
