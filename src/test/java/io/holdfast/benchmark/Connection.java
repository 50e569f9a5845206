package io.holdfast.benchmark;

import io.holdfast.TestToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection that stays open, and only as much of HTTP as the benchmark needs: the usual client
 * takes a third of the processor time that the service takes, on the same two cores.
 */
final class Connection implements AutoCloseable {
  private static final Pattern HEAD =
      Pattern.compile(
          "HTTP/1\\.1 (\\d{3}).*\\r\\nContent-Length: (\\d+)\\r\\n.*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  // a service answers so many requests by one connection, and says so with the last
  private static final Pattern LAST =
      Pattern.compile("\r\nConnection: close\r\n", Pattern.CASE_INSENSITIVE);
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int LARGEST_HEAD = 8_192;

  private final InetSocketAddress service;
  private final byte[] buffer = new byte[LARGEST_HEAD];
  private Socket socket;

  private Connection(InetSocketAddress service) throws IOException {
    this.service = service;
    connect();
  }

  static Connection open(InetSocketAddress service) throws IOException {
    return new Connection(service);
  }

  private void connect() throws IOException {
    socket = new Socket(service.getAddress(), service.getPort());
    socket.setTcpNoDelay(true);
  }

  /** The request that posts an event to the decision endpoint. */
  static byte[] request(InetSocketAddress service, byte[] event) {
    byte[] head =
        """
        POST /v1/decisions HTTP/1.1\r
        Host: %s:%d\r
        Authorization: %s\r
        Content-Type: application/cloudevents+json\r
        Content-Length: %d\r
        \r
        """
            .formatted(service.getHostString(), service.getPort(), TestToken.HEADER, event.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + event.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(event, 0, request, head.length, event.length);
    return request;
  }

  /** Sends a request and reads the answer; returns its status. */
  int call(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    InputStream in = socket.getInputStream();
    int length = 0;
    int end = -1;
    while (end < 0) {
      int read = in.read(buffer, length, buffer.length - length);
      if (read <= 0) {
        throw new EOFException("The service hung up");
      }
      length += read;
      end = new String(buffer, 0, length, StandardCharsets.ISO_8859_1).indexOf(END_OF_HEAD);
    }
    int body = end + END_OF_HEAD.length();
    Matcher head = HEAD.matcher(new String(buffer, 0, body, StandardCharsets.ISO_8859_1));
    if (!head.matches()) {
      throw new IOException("An answer without length");
    }
    in.skipNBytes(Integer.parseInt(head.group(2)) - (length - body));
    if (LAST.matcher(head.group()).find()) {
      close();
      connect();
    }
    return Integer.parseInt(head.group(1));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
