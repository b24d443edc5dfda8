package dev.vigie.local;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.util.unit.DataSize;

/**
 * What may be set about the local platform.
 *
 * @param directory where everything that the local platform keeps lives
 * @param minFreeSpace the free disk space without which nothing is started
 * @param startTimeout how long one child may take until it answers
 */
@Profile("local")
@ConfigurationProperties("vigie.local")
record LocalProperties(
    @DefaultValue(".vigie") String directory,
    @DefaultValue("2GB") DataSize minFreeSpace,
    @DefaultValue("3m") Duration startTimeout,
    String camundaVersion,
    String opensearchRunnerVersion,
    @DefaultValue Ports ports) {

  /** The ports of the local platform, all on 127.0.0.1. */
  record Ports(
      @DefaultValue("9201") int opensearch,
      @DefaultValue("9301") int opensearchTransport,
      @DefaultValue("8088") int zeebeRest,
      @DefaultValue("26500") int zeebeGrpc,
      @DefaultValue("26501") int zeebeCommand,
      @DefaultValue("26502") int zeebeInternal,
      @DefaultValue("9600") int zeebeManagement,
      @DefaultValue("8089") int webapps,
      @DefaultValue("9601") int webappsManagement,
      @DefaultValue("2525") int smtp,
      @DefaultValue("2143") int imap) {

    /** Every port under the property that sets it. */
    Map<String, Integer> byProperty() {
      var ports = new LinkedHashMap<String, Integer>();
      ports.put("vigie.local.ports.opensearch", opensearch);
      ports.put("vigie.local.ports.opensearch-transport", opensearchTransport);
      ports.put("vigie.local.ports.zeebe-rest", zeebeRest);
      ports.put("vigie.local.ports.zeebe-grpc", zeebeGrpc);
      ports.put("vigie.local.ports.zeebe-command", zeebeCommand);
      ports.put("vigie.local.ports.zeebe-internal", zeebeInternal);
      ports.put("vigie.local.ports.zeebe-management", zeebeManagement);
      ports.put("vigie.local.ports.webapps", webapps);
      ports.put("vigie.local.ports.webapps-management", webappsManagement);
      ports.put("vigie.local.ports.smtp", smtp);
      ports.put("vigie.local.ports.imap", imap);
      return ports;
    }
  }
}
