package org.cleanclaim.standalone.database;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;

/**
 * A real PostgreSQL of our own beside the server, with durable settings: what it acknowledged is
 * there after {@code kill -9}. It listens on the loopback address only, behind a password kept in
 * the data folder.
 */
public final class EmbeddedPostgres implements Closeable {

  static final String USER = "cleanclaim";
  private static final String DATABASE = "cleanclaim";
  private static final String SETTINGS =
      "-c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=60"
          + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''";

  private final Path cluster;
  private final Path secret;
  private final Path log;
  private final PostgresProgram programs;
  private final int port;

  private EmbeddedPostgres(DataFolder data) throws IOException {
    cluster = data.resolve("database");
    secret = data.resolve("database-password");
    log = data.resolve("database.log");
    programs = new PostgresProgram(new PostgresBinaries(data.resolve("postgres")).unpacked(), log);
    port = freePort();
  }

  /** Starts the database of this data folder, making it first where there is none. */
  public static EmbeddedPostgres start(DataFolder data, boolean reset)
      throws IOException, SQLException {
    var postgres = new EmbeddedPostgres(data);
    postgres.stopLeftOver();
    if (reset) {
      Folders.delete(postgres.cluster);
    }
    postgres.startHere();
    return postgres;
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  public String password() throws IOException {
    return Files.readString(secret).strip();
  }

  /** Stops the server; open transactions are rolled back, nothing committed is lost. */
  @Override
  public void close() throws IOException {
    programs.mustRun("pg_ctl", "stop", "-w", "-m", "fast", "-D", cluster.toString());
  }

  private void startHere() throws IOException, SQLException {
    var fresh = Files.notExists(cluster.resolve("PG_VERSION"));
    if (fresh) {
      initialise();
    }
    programs.mustRun(
        "pg_ctl",
        "start",
        "-w",
        "-D",
        cluster.toString(),
        "-l",
        log.toString(),
        "-o",
        SETTINGS + " -c port=" + port);
    if (fresh) {
      createDatabase();
    }
  }

  private void initialise() throws IOException {
    // What lies there is a cluster whose making was cut short: it never held a row.
    Folders.delete(cluster);
    Files.writeString(secret, randomPassword());
    OwnerOnly.protect(secret);
    programs.mustRun(
        "initdb",
        "--pgdata=" + cluster,
        "--username=" + USER,
        "--pwfile=" + secret,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C");
  }

  private void createDatabase() throws IOException, SQLException {
    var administration = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (var connection = DriverManager.getConnection(administration, USER, password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
  }

  /** After {@code kill -9} of this server its database still runs; nobody else may hold it. */
  private void stopLeftOver() throws IOException {
    if (leftOver().isPresent()) {
      close();
    }
  }

  private Optional<ProcessHandle> leftOver() throws IOException {
    var pid = cluster.resolve("postmaster.pid");
    if (Files.notExists(pid)) {
      return Optional.empty();
    }
    return Files.readAllLines(pid).stream()
        .findFirst()
        .map(line -> Long.parseLong(line.strip()))
        .flatMap(ProcessHandle::of)
        .filter(EmbeddedPostgres::isPostgres);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.contains("postgres")).isPresent();
  }

  private static String randomPassword() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
