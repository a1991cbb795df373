package org.cleanclaim.routes.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.status.StatusCall;
import org.cleanclaim.routes.submission.Mailbox;

/**
 * The line to {@link FaultyPayer}: one request to a connection, its name, its length, its bytes.
 * The payer's listing shows nothing, as one that takes files away at once.
 */
final class Wire implements Mailbox, StatusCall {
  /** Longest one answer is waited for; shorter than what makes a dead node known. */
  private static final int TIMEOUT_MILLIS = 400;

  private final int port;

  Wire(int port) {
    this.port = port;
  }

  @Override
  public void put(String partner, String name, byte[] content) {
    try (var socket = connect()) {
      var out = socket.getOutputStream();
      out.write(head("file", name, content.length));
      if (CrashPoint.C5.isWanted()) {
        out.write(content, 0, content.length / 2);
        out.flush();
        CrashPoint.C5.reached();
      }
      out.write(content);
      out.flush();
      CrashPoint.C6.reached();
      if (socket.getInputStream().read() != '+') {
        throw new IllegalStateException("The payer did not say that it has the file.");
      }
      CrashPoint.ANSWERED.set(true);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public boolean holds(String partner, String name, int size) {
    return false;
  }

  @Override
  public byte[] ask(String endpoint, byte[] inquiry) {
    try {
      return exchange("status", "276", inquiry);
    } catch (IOException broken) {
      throw RouteFailure.late("The payer has not answered.");
    }
  }

  /** The next answer in our mailbox, which stays there until it is taken away. */
  Optional<Answer> next() throws IOException {
    var answer = exchange("next", "-", new byte[0]);
    if (answer.length == 0) {
      return Optional.empty();
    }
    int name = answer[0];
    return Optional.of(
        new Answer(
            new String(answer, 1, name, StandardCharsets.US_ASCII),
            java.util.Arrays.copyOfRange(answer, 1 + name, answer.length)));
  }

  void takeAway(String name) throws IOException {
    exchange("taken", name, new byte[0]);
  }

  /** A file in our mailbox. */
  record Answer(String name, byte[] content) {}

  private byte[] exchange(String what, String name, byte[] content) throws IOException {
    try (var socket = connect()) {
      var out = socket.getOutputStream();
      out.write(head(what, name, content.length));
      out.write(content);
      out.flush();
      var in = socket.getInputStream();
      if (in.read() != '+') {
        throw new IOException("The payer hung up.");
      }
      return in.readAllBytes();
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  private static byte[] head(String what, String name, int length) {
    var text = (what + " " + name).getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(text.length + 5)
        .put((byte) text.length)
        .put(text)
        .putInt(length)
        .array();
  }
}
