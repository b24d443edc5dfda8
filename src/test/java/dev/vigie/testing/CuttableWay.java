package dev.vigie.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way through this machine to a server, which can be cut. */
final class CuttableWay {

  private final ServerSocket entry;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  CuttableWay(int server) {
    try {
      this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    this.server = server;
    Thread.ofVirtual().start(this::letIn);
  }

  int port() {
    return entry.getLocalPort();
  }

  void cut(boolean cut) {
    this.cut = cut;
    if (cut) {
      open.forEach(CuttableWay::close);
      open.clear();
    }
  }

  private void letIn() {
    while (!entry.isClosed()) {
      try {
        var client = entry.accept();
        if (cut) {
          close(client);
        } else {
          join(client, new Socket(InetAddress.getLoopbackAddress(), server));
        }
      } catch (IOException gone) {
        // the next one may have more luck
      }
    }
  }

  private void join(Socket client, Socket inside) {
    open.add(client);
    open.add(inside);
    Thread.ofVirtual().start(() -> carry(client, inside));
    Thread.ofVirtual().start(() -> carry(inside, client));
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // by either side
    }
  }

  private static void close(Closeable one) {
    try {
      one.close();
    } catch (IOException alreadyGone) {
      // which is what is wanted
    }
  }
}
