package dev.vigie.local.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.plugins.Plugin;

/** One OpenSearch node in a JVM of its own: what Operate and Tasklist read from. */
public final class SearchNode extends Node {

  private static final String NAME = "vigie";

  private SearchNode(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(environment, plugins, false);
  }

  /** Each argument is one setting, {@code name=value}; {@code path.home} is among them. */
  public static void main(String[] arguments)
      throws IOException, NodeValidationException, InterruptedException {
    var settings =
        Stream.of(arguments)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    var node = new SearchNode(environment(settings), plugins());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
    node.start();
    new CountDownLatch(1).await(); // all threads of the node are daemons
  }

  private static Environment environment(Map<String, String> settings) {
    var configuration = Path.of(settings.get("path.home"), "config");
    return InternalSettingsPreparer.prepareEnvironment(
        Settings.EMPTY, settings, configuration, () -> NAME);
  }

  /** Plug-ins of the full distribution that are plain libraries here, and our own. */
  private static List<Class<? extends Plugin>> plugins() {
    return Stream.of(
            "org.opensearch.transport.Netty4Plugin",
            "org.opensearch.analysis.common.CommonAnalysisPlugin",
            "org.opensearch.painless.PainlessPlugin",
            "org.opensearch.script.expression.ExpressionPlugin",
            "org.opensearch.script.mustache.MustachePlugin",
            "org.opensearch.ingest.common.IngestCommonPlugin",
            "org.opensearch.index.mapper.MapperExtrasPlugin",
            "org.opensearch.join.ParentJoinPlugin",
            "org.opensearch.index.reindex.ReindexPlugin",
            IndexPolicySetting.class.getName())
        .<Class<? extends Plugin>>map(SearchNode::plugin)
        .toList();
  }

  private static Class<? extends Plugin> plugin(String name) {
    try {
      return Class.forName(name).asSubclass(Plugin.class);
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException("OpenSearch comes without its plug-in " + name, missing);
    }
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (IOException failed) {
      System.err.println("OpenSearch did not close cleanly: " + failed);
    }
  }
}
