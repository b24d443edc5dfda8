package dev.vigie.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Refuses to start anything while one of the ports that will be needed is in use. */
final class FreePorts {

  static final String LOOPBACK = "127.0.0.1";

  private FreePorts() {}

  /** {@code ports} names each port by the property that sets it. */
  static void require(Map<String, Integer> ports) {
    var seen = new HashMap<Integer, String>();
    ports.forEach(
        (property, port) -> {
          requireDistinct(property, port, seen.put(port, property));
          requireFree(property, port);
        });
  }

  private static void requireDistinct(String property, int port, String other) {
    if (other != null) {
      throw new LocalPlatformFailure(
          "%s and %s are both %d.".formatted(other, property, port), "Give each its own port.");
    }
  }

  private static void requireFree(String property, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port));
    } catch (IOException taken) {
      throw new LocalPlatformFailure(
          "Port %d is taken by another program.".formatted(port),
          "Stop that program, or choose another port with %s.".formatted(property),
          taken);
    } catch (IllegalArgumentException impossible) {
      throw new LocalPlatformFailure(
          "%s is %d, which is no port.".formatted(property, port),
          "Choose one from 1 to 65535.",
          impossible);
    }
  }
}
