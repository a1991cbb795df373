package org.cleanclaim.routes.transport;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Collection;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server with one account, that can drop the line when it has a file. */
public final class SftpServer implements AutoCloseable {
  public static final String USER = "clinic";
  public static final String PASSWORD = "s3cret&more";

  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair hostKey;
  private final Path folder;
  public volatile boolean dropsTheLine;

  public SftpServer(Path folder) throws Exception {
    this.folder = folder;
    Files.createDirectories(folder.resolve("in"));
    Files.createDirectories(folder.resolve("out"));
    var generator = SecurityUtils.getKeyPairGenerator("RSA");
    generator.initialize(2048);
    hostKey = generator.generateKeyPair();
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (user, password, session) -> USER.equals(user) && PASSWORD.equals(password));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    var sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(new Dropping());
    server.setSubsystemFactories(List.of(sftp));
    server.setHost("localhost");
    server.setPort(0);
    server.start();
  }

  private final class Dropping implements SftpEventListener {
    @Override
    public void moved(
        ServerSession session,
        Path from,
        Path to,
        Collection<CopyOption> options,
        Throwable thrown) {
      if (dropsTheLine) {
        session.close(true);
      }
    }
  }

  public int port() {
    return server.getPort();
  }

  /** A known_hosts file with this server's key. */
  public Path knownHosts() throws IOException {
    return knownHosts(hostKey);
  }

  Path knownHosts(KeyPair key) throws IOException {
    return Files.writeString(
        folder.resolveSibling("known_hosts"),
        "[localhost]:" + port() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
