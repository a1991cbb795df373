package org.cleanclaim.standalone.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The server that is to know a site's past, over HTTP. */
public final class HistoryServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String SCOPES =
      "cleanclaim/traffic.import cleanclaim/traffic.read system/Claim.rs";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final String client;
  private final String secret;
  private String token;

  private HistoryServer(URI address, String client, String secret, String token) {
    this.address = address;
    this.client = client;
    this.secret = secret;
    this.token = token;
  }

  public static HistoryServer withToken(URI address, String token) {
    return new HistoryServer(address, null, null, token);
  }

  /** Asks the server's own issuer for tokens. */
  public static HistoryServer withClient(URI address, String client, String secret) {
    return new HistoryServer(address, client, secret, null);
  }

  /**
   * Hands all files in, waits until they are read and posted, and asks for the causes.
   *
   * @param progress is told what goes on
   * @throws ImportRefused when the server does not take them
   */
  public HistoryReport take(List<Path> files, Consumer<String> progress) {
    Path packed = packed(files);
    try {
      progress.accept("Sending %d files.".formatted(files.size()));
      JsonNode run =
          send(
              HttpRequest.newBuilder(at("/routes/imports"))
                  .header("Content-Type", "application/zip")
                  .POST(BodyPublishers.ofFile(packed)));
      JsonNode report = await(run.get("id").asText(), progress);
      String causes = report.path("causes").asText("");
      return causes.isEmpty() || causes.equals("null")
          ? new HistoryReport(report, null, null)
          : new HistoryReport(
              report,
              send(HttpRequest.newBuilder(at(causes.replace("$", "%24")))),
              csv(causes.replace("$denial-causes", "%24denial-causes-csv")));
    } catch (IOException unreachable) {
      throw new ImportRefused(
          "%s cannot be reached, or ended the call (%s). Files that arrived are read all the same;"
                  .formatted(address, unreachable.getClass().getSimpleName())
              + " import them again to see what came of them.",
          unreachable);
    } finally {
      delete(packed);
    }
  }

  private JsonNode await(String id, Consumer<String> progress) throws IOException {
    String told = "";
    while (true) {
      JsonNode report = send(HttpRequest.newBuilder(at("/routes/imports/" + id)));
      String state = report.get("state").asText();
      if (state.equals("done")) {
        return report;
      }
      String now = words(report, state);
      if (!now.equals(told)) {
        progress.accept(now);
        told = now;
      }
      pause();
    }
  }

  private static String words(JsonNode report, String state) {
    if (state.equals("posting")) {
      return "Posting: %d payments to go.".formatted(report.get("unposted").asInt());
    }
    int read = 0;
    for (JsonNode file : report.get("files")) {
      read += file.get("state").asText().equals("waiting") ? 0 : 1;
    }
    return "Reading: %d of %d files.".formatted(read, report.get("files").size());
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ImportRefused("Stopped. What was sent is read all the same.", stopped);
    }
  }

  private String csv(String path) throws IOException {
    JsonNode file = send(HttpRequest.newBuilder(at(path)));
    return new String(
        Base64.getDecoder().decode(file.path("data").asText()), StandardCharsets.UTF_8);
  }

  /** Sends with a token; one that has run out meanwhile is replaced. */
  private JsonNode send(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> answer = once(request);
    if (answer.statusCode() == 401 && client != null) {
      token = null;
      answer = once(request);
    }
    if (answer.statusCode() >= 300) {
      throw new ImportRefused(refusal(answer), null);
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> once(HttpRequest.Builder request) throws IOException {
    if (token == null) {
      token = askForToken();
    }
    return call(
        request
            .setHeader("Authorization", "Bearer " + token)
            .setHeader("Accept", "application/json, application/fhir+json"));
  }

  private String askForToken() throws IOException {
    JsonNode known =
        JSON.readTree(
            call(HttpRequest.newBuilder(at("/fhir/.well-known/smart-configuration"))).body());
    String endpoint = known.path("token_endpoint").asText("");
    if (endpoint.isEmpty()) {
      throw new ImportRefused(
          address + " names no token endpoint. Set CLEANCLAIM_TOKEN to an access token.", null);
    }
    String pair = client + ":" + secret;
    HttpResponse<String> answer =
        call(
            HttpRequest.newBuilder(URI.create(endpoint))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=client_credentials&scope="
                            + URLEncoder.encode(SCOPES, StandardCharsets.UTF_8))));
    if (answer.statusCode() != 200) {
      throw new ImportRefused(
          "The issuer gave client %s no token (%d). It must be granted: %s."
              .formatted(client, answer.statusCode(), SCOPES),
          null);
    }
    return JSON.readTree(answer.body()).get("access_token").asText();
  }

  private HttpResponse<String> call(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ImportRefused("Stopped.", stopped);
    }
  }

  /** What the server says is wrong, in its own words. */
  private String refusal(HttpResponse<String> answer) {
    String words;
    try {
      JsonNode issue = JSON.readTree(answer.body()).path("issue").path(0);
      words =
          issue
              .path("diagnostics")
              .asText(issue.path("details").path("text").asText("it gives no reason"));
    } catch (IOException noJson) {
      words = "it gives no reason";
    }
    return "%s answered %d: %s".formatted(address, answer.statusCode(), words);
  }

  private URI at(String path) {
    return URI.create(address + path);
  }

  /** One archive of all files, readable by nobody else. */
  private static Path packed(List<Path> files) {
    try {
      Path packed = Files.createTempFile("cleanclaim-import", ".zip");
      try (OutputStream bytes = Files.newOutputStream(packed);
          ZipOutputStream zip = new ZipOutputStream(bytes)) {
        for (int i = 0; i < files.size(); i++) {
          // Two folders may hold files of one name.
          String name = files.get(i).getFileName().toString();
          boolean isTaken =
              files.subList(0, i).stream()
                  .anyMatch(other -> other.getFileName().toString().equals(name));
          zip.putNextEntry(new ZipEntry(isTaken ? (i + 1) + "/" + name : name));
          Files.copy(files.get(i), zip);
          zip.closeEntry();
        }
      } catch (IOException unreadable) {
        delete(packed);
        throw unreadable;
      }
      return packed;
    } catch (IOException unreadable) {
      throw new ImportRefused(
          "The files cannot be read, or not be packed: " + unreadable.getMessage() + ".",
          unreadable);
    }
  }

  private static void delete(Path packed) {
    try {
      Files.deleteIfExists(packed);
    } catch (IOException left) {
      packed.toFile().deleteOnExit();
    }
  }
}
