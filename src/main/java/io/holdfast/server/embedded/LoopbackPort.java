package io.holdfast.server.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on the loopback address, the only one that embedded services listen on. */
final class LoopbackPort {

  static final String ADDRESS = "127.0.0.1";

  private LoopbackPort() {}

  /** The port asked for, or a free one for 0. */
  static int orFree(int port) {
    if (port != 0) {
      return port;
    }
    try (ServerSocket socket = bind(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with the name of the setting to change when something already listens on the port. */
  static void requireFree(int port, String property) {
    try (ServerSocket socket = bind(port)) {
      assert socket.isBound();
    } catch (IOException e) {
      throw new EmbeddedServiceException(
          "Port %d on %s is taken by another process.".formatted(port, ADDRESS),
          "Stop that process, or set %s to a free port.".formatted(property),
          e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return socket;
  }
}
