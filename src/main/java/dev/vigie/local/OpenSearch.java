package dev.vigie.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How OpenSearch runs here: what Operate and Tasklist read from. */
record OpenSearch(Workspace workspace, LocalProperties.Ports ports, List<Path> classPath)
    implements Program {

  /** What is written is found this much later, for an agent waits for it. */
  static final String FOUND_AFTER = "500ms";

  /** By name: its superclass is OpenSearch's and is not here. */
  private static final String SEARCH_NODE = "dev.vigie.local.child.SearchNode";

  @Override
  public ChildCommand command() {
    var home = workspace.directory("data", "opensearch");
    return new ChildCommand(
        "OpenSearch",
        "opensearch",
        SEARCH_NODE,
        classPath.stream().map(Path::toString).toList(),
        List.of("-Xms256m", "-Xmx512m"),
        List.of(
            "path.home=" + home,
            "cluster.name=vigie",
            "node.name=vigie",
            "discovery.type=single-node",
            "network.host=" + FreePorts.LOOPBACK,
            "http.port=" + ports.opensearch(),
            "transport.port=" + ports.opensearchTransport(),
            "action.auto_create_index=true",
            "cluster.default.index.refresh_interval=" + FOUND_AFTER,
            // The watermarks are for clusters: on a disk 95 % full everything would turn read-only.
            "cluster.routing.allocation.disk.threshold_enabled=false"),
        Map.of(),
        home);
  }

  @Override
  public boolean ready() {
    return Loopback.get(ports.opensearch(), "/_cluster/health")
        .filter(health -> health.contains("\"green\"") || health.contains("\"yellow\""))
        .isPresent();
  }
}
