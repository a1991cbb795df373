package org.cleanclaim.routes.simulatedpayer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The simulated payer's mailbox by SFTP: the same folders as {@link SimulatedMailbox}. Its key is a
 * new one with each start; {@code known_hosts} in the mailbox folder holds it.
 */
public final class SimulatedSftp implements SmartLifecycle {
  private static final int KEY_BITS = 3072;

  private final SimulatedPayerSettings settings;
  private final SshServer server = SshServer.setUpDefaultServer();

  public SimulatedSftp(SimulatedPayerSettings settings) {
    this.settings = settings;
  }

  @Override
  public void start() {
    var folder = Path.of(settings.mailbox()).toAbsolutePath();
    try {
      Files.createDirectories(folder.resolve("to-payer"));
      Files.createDirectories(folder.resolve("from-payer"));
      var generator = SecurityUtils.getKeyPairGenerator("RSA");
      generator.initialize(KEY_BITS);
      var key = generator.generateKeyPair();
      server.setKeyPairProvider(KeyPairProvider.wrap(key));
      server.setPasswordAuthenticator(
          (user, password, session) ->
              settings.sftp().username().equals(user)
                  && MessageDigest.isEqual(bytes(settings.sftp().password()), bytes(password)));
      server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
      server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
      server.setHost("localhost");
      server.setPort(Math.max(0, settings.sftp().port()));
      server.start();
      Files.writeString(
          folder.resolve("known_hosts"),
          "[localhost]:%d %s%n".formatted(port(), PublicKeyEntry.toString(key.getPublic())));
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException("The simulated payer's SFTP server cannot start.", failed);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public int port() {
    return server.getPort();
  }

  @Override
  public void stop() {
    try {
      server.stop(true);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public boolean isRunning() {
    return server.isStarted();
  }

  /** Before the routes that look into it, and gone after them. */
  @Override
  public int getPhase() {
    return 0;
  }
}
