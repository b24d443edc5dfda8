package dev.vigie.local;

import static dev.vigie.local.FreePorts.LOOPBACK;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How Operate and Tasklist run here: in one process, apart from the broker. */
record WebApps(Workspace workspace, LocalProperties.Ports ports, Path distribution)
    implements Program {

  /** Milliseconds between two looks for something new, which are five seconds otherwise. */
  private static final String LOOKS_EVERY = "400";

  @Override
  public ChildCommand command() {
    return new ChildCommand(
        "Operate and Tasklist",
        "webapps",
        "io.camunda.application.StandaloneCamunda",
        List.of(
            schema().toString(),
            distribution.resolve("config").toString(),
            distribution.resolve("lib") + "/*"),
        List.of("-Xms256m", "-Xmx768m"),
        List.of(),
        environment(),
        workspace.directory("data", "webapps"));
  }

  private Path schema() {
    return new TasklistSchema(distribution).widenedIn(workspace.directory("platform", "schema"));
  }

  @Override
  public boolean ready() {
    return Loopback.get(ports.webappsManagement(), "/actuator/health/readiness").isPresent()
        && Loopback.get(ports.webapps(), "/tasklist").isPresent()
        && Loopback.get(ports.webapps(), "/operate").isPresent();
  }

  private Map<String, String> environment() {
    var variables = new HashMap<String, String>();
    variables.put("SPRING_PROFILES_ACTIVE", "operate,tasklist,auth");
    variables.put("SERVER_ADDRESS", LOOPBACK);
    variables.put("SERVER_PORT", Integer.toString(ports.webapps()));
    variables.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
    variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.webappsManagement()));
    variables.put("CAMUNDA_DATABASE", "opensearch");
    variables.put(
        "CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS",
        "http://%s:%d".formatted(LOOPBACK, ports.zeebeRest()));
    variables.put("CAMUNDA_TASKLIST_IMPORTER_READERBACKOFF", LOOKS_EVERY);
    List.of("OPERATE", "TASKLIST").forEach(product -> addTo(variables, "CAMUNDA_" + product));
    return variables;
  }

  private void addTo(Map<String, String> variables, String prefix) {
    var opensearch = "http://%s:%d".formatted(LOOPBACK, ports.opensearch());
    variables.put(prefix + "_DATABASE", "opensearch");
    variables.put(prefix + "_OPENSEARCH_URL", opensearch);
    variables.put(prefix + "_ZEEBEOPENSEARCH_URL", opensearch);
    variables.put(prefix + "_ZEEBE_GATEWAYADDRESS", "%s:%d".formatted(LOOPBACK, ports.zeebeGrpc()));
    variables.put(prefix + "_CSRFPREVENTIONENABLED", "false");
    variables.put(prefix + "_OPENSEARCH_REFRESHINTERVAL", OpenSearch.FOUND_AFTER);
  }
}
