package org.cleanclaim.routes.simulatedpayer;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.cleanclaim.routes.traffic.Sha256;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.springframework.core.io.ClassPathResource;

/**
 * A payer on a socket that fails one time in five, before or after it has the file, and takes
 * duplicates as if they were new: its ledger tells whether there were any.
 */
public final class FaultyPayer implements AutoCloseable {
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Random random;
  private final int faultsInHundred;
  private final ClaimLedger ledger = ClaimLedger.inMemory();
  private final ClaimAnswers claims;
  private final StatusAnswers statuses;

  /** CLM01 to how often it came. */
  private final Map<String, Integer> received = new LinkedHashMap<>();

  /** ISA13 to the hashes of all that came under it. */
  private final Map<String, Set<String>> interchanges = new LinkedHashMap<>();

  private final Deque<ClaimAnswers.Answer> mailbox = new ArrayDeque<>();

  /** Says what goes wrong from a seed. */
  public FaultyPayer(long seed, int faultsInHundred) throws IOException {
    this.random = new Random(seed);
    this.faultsInHundred = faultsInHundred;
    var clock = Clock.systemUTC();
    var rules = new ClassPathResource("org/cleanclaim/routes/simulatedpayer/adjudication.yaml");
    var members = new ClassPathResource("org/cleanclaim/routes/simulatedpayer/members.yaml");
    claims = ClaimAnswers.of(SimulatedPayer.of(members, clock), rules, ledger, clock);
    var at =
        new SimulatedPayerSettings(
            true,
            "",
            Duration.ZERO,
            "",
            "",
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofHours(1),
            new SimulatedPayerSettings.Sftp(-1, "clinic", ""));
    statuses = new StatusAnswers(ledger, at, clock);
    socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.execute(this::listen);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** How often each claim came, by CLM01. */
  public synchronized Map<String, Integer> received() {
    return Map.copyOf(received);
  }

  /** What came under each ISA13, as hashes. */
  public synchronized Map<String, Set<String>> interchanges() {
    return new LinkedHashMap<>(interchanges);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        threads.execute(() -> serve(connection));
      } catch (IOException | RejectedExecutionException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var in = new DataInputStream(connection.getInputStream());
      var head = new byte[in.readUnsignedByte()];
      in.readFully(head);
      var words = new String(head, StandardCharsets.US_ASCII).split(" ");
      var content = new byte[in.readInt()];
      // What is cut off never came.
      in.readFully(content);
      var answer = answer(words[0], words[1], content);
      if (answer != null) {
        connection.getOutputStream().write('+');
        connection.getOutputStream().write(answer);
      }
    } catch (IOException cutOff) {
      // The other side is gone: what came in whole is kept, what did not is not.
      return;
    }
  }

  /** Null hangs up without a word. */
  private synchronized byte[] answer(String what, String name, byte[] content) {
    switch (what) {
      case "file" -> {
        int fault = random.nextInt(100);
        if (fault < faultsInHundred / 2) {
          return null;
        }
        take(content);
        return fault < faultsInHundred ? null : new byte[0];
      }
      case "status" -> {
        return random.nextInt(100) < faultsInHundred ? null : statuses.answer(content);
      }
      case "next" -> {
        return mailbox.isEmpty() ? new byte[0] : named(mailbox.peek());
      }
      default -> {
        mailbox.removeIf(file -> file.name().equals(name));
        return new byte[0];
      }
    }
  }

  private static byte[] named(ClaimAnswers.Answer file) {
    var name = file.name().getBytes(StandardCharsets.US_ASCII);
    var all = new byte[1 + name.length + file.content().length];
    all[0] = (byte) name.length;
    System.arraycopy(name, 0, all, 1, name.length);
    System.arraycopy(file.content(), 0, all, 1 + name.length, file.content().length);
    return all;
  }

  private void take(byte[] content) {
    var numbers = new ArrayList<String>();
    var control = new ArrayList<String>();
    new ClaimFileReader()
        .read(
            new ByteArrayInputStream(content),
            new ClaimFileHandler() {
              @Override
              public void claim(ClaimBatch batch, SubmittedClaim claim) {
                numbers.add(claim.heading().patientControlNumber());
                control.add(batch.interchange().controlNumber());
              }

              @Override
              public void end(ClaimBatch batch, List<SyntaxFault> faults) {}
            });
    numbers.forEach(number -> received.merge(number, 1, Integer::sum));
    interchanges
        .computeIfAbsent(control.get(0), number -> new HashSet<>())
        .add(HexFormat.of().formatHex(Sha256.of(content)));
    // One in ten interchanges is swallowed after it came: only an inquiry tells.
    boolean isSwallowed = random.nextInt(100) < faultsInHundred / 2;
    var answers = claims.answer(content);
    if (!isSwallowed) {
      mailbox.addAll(answers);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
