package org.cleanclaim.plugin;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bare HAPI host in a JVM of its own. The plug-in's jar is the one thing on its class path that
 * is ours, as at a site that dropped it into the folder for extra classes.
 */
public final class HostProcess implements AutoCloseable {

  private static final Path TEST_CLASSES = testClasses();
  private static final Path TARGET = TEST_CLASSES.getParent();
  private static final Path JAR = TARGET.resolve("cleanclaim-plugin.jar");
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final int MINUTES_TO_START = 5;

  private final Process process;
  private final Path log;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private HostProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Thread reader = new Thread(this::follow, "log of " + log.getFileName());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a host; {@link #base} waits until it serves.
   *
   * @param name of the log file below {@code target/}
   * @param arguments properties to set, as Spring Boot takes them on a command line
   */
  public static HostProcess start(String name, String... arguments) {
    Stream<String> command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "host.BareHapiHost",
            "--server.port=0");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(command, Stream.of(arguments)).toList())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("CLEANCLAIM"));
    try {
      builder.environment().put("CLASSPATH", classPath());
      return new HostProcess(builder.start(), TARGET.resolve(name + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the host serves. */
  public String base() {
    try {
      return "http://localhost:" + port.get(MINUTES_TO_START, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The host did not start; its words are in " + log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void follow() {
    try (BufferedReader lines = process.inputReader();
        PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        copy.println(line);
        Matcher started = PORT.matcher(line);
        if (started.find()) {
          port.complete(Integer.valueOf(started.group(1)));
        }
      }
      port.completeExceptionally(new IllegalStateException("It ended."));
    } catch (IOException e) {
      port.completeExceptionally(e);
    }
  }

  private static String classPath() throws IOException {
    List<String> libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> isOfTheHost(Path.of(entry)))
            .toList();
    Stream<String> ours = Stream.of(hostClasses().toString(), JAR.toString());
    return String.join(File.pathSeparator, Stream.concat(libraries.stream(), ours).toList());
  }

  /** Folders are classes of this build; what the jar carries inside must come from the jar. */
  private static boolean isOfTheHost(Path entry) {
    String name = entry.getFileName().toString();
    return name.endsWith(".jar")
        && !name.startsWith("cleanclaim-")
        && !name.startsWith("snakeyaml-engine");
  }

  /** The host's own class, apart from the tests of the plug-in that it is compiled beside. */
  private static Path hostClasses() throws IOException {
    Path from = TEST_CLASSES.resolve("host");
    Path classes = TARGET.resolve("bare-host");
    Path to = Files.createDirectories(classes.resolve("host"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return classes;
  }

  private static Path testClasses() {
    URL location = HostProcess.class.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(URI.create(location.toString()));
  }
}
