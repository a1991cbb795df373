package org.cleanclaim.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

  @TempDir Path folder;

  @Test
  void keepsWhatItAcknowledgedOverStopAndKill() throws Exception {
    var data = new DataFolder(folder);
    var first = EmbeddedPostgres.start(data, false);
    write(first, "create table kept (words text)");
    assertThat(read(first, "show fsync")).isEqualTo("on");
    assertThat(read(first, "show synchronous_commit")).isEqualTo("on");
    first.close();

    var second = EmbeddedPostgres.start(data, false);
    write(second, "insert into kept values ('all of it')");
    // As after kill -9 of this process: the server is still there, and nobody is left to stop it.
    var third = EmbeddedPostgres.start(data, false);
    assertThat(read(third, "select words from kept")).isEqualTo("all of it");

    kill();
    var fourth = EmbeddedPostgres.start(data, false);
    assertThat(read(fourth, "select words from kept")).isEqualTo("all of it");
    fourth.close();

    var anew = EmbeddedPostgres.start(data, true);
    assertThat(read(anew, "select count(*) from pg_tables where tablename = 'kept'"))
        .isEqualTo("0");
    anew.close();
  }

  private void kill() throws IOException {
    var pid = Files.readAllLines(folder.resolve("database/postmaster.pid")).get(0).strip();
    var server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    server.destroyForcibly();
    server.onExit().join();
  }

  private static void write(EmbeddedPostgres postgres, String sql)
      throws SQLException, IOException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String read(EmbeddedPostgres postgres, String sql)
      throws SQLException, IOException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException, IOException {
    return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
  }
}
