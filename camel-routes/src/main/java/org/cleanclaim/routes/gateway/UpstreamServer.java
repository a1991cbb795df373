package org.cleanclaim.routes.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.cleanclaim.routes.operations.JsonGuard;
import org.cleanclaim.routes.operations.RouteFailure;
import org.hl7.fhir.r4.model.Resource;

/** The one server behind the gateway, over HTTP. No other is ever called, redirected or not. */
public final class UpstreamServer implements AutoCloseable {
  private static final int LARGEST_READ = 2 * 1024 * 1024;

  private final FhirContext fhir;
  private final URI base;
  private final CloseableHttpClient http;

  public UpstreamServer(FhirContext fhir, GatewaySettings settings) {
    this.fhir = fhir;
    this.base = settings.base();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(settings.concurrentCalls() * 2)
            .setMaxConnPerRoute(settings.concurrentCalls() * 2)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout(settings.connectTimeout()))
                    .setSocketTimeout(timeout(settings.answerTimeout()))
                    .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                    .build())
            .build();
    // What is sent and answered stays as it is; whoever asks decides whether to ask again.
    http =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(timeout(settings.connectTimeout()))
                    .setResponseTimeout(timeout(settings.answerTimeout()))
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableAuthCaching()
            .disableDefaultUserAgent()
            .evictIdleConnections(TimeValue.ofSeconds(20))
            .build();
  }

  private static Timeout timeout(java.time.Duration duration) {
    return Timeout.of(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  URI base() {
    return base;
  }

  /** An address below the base. */
  URI address(ForwardedPath path) {
    try {
      return URI.create(
          base + path.raw() + (path.query() == null ? "" : "?" + escaped(path.query())));
    } catch (IllegalArgumentException unusable) {
      throw RouteFailure.unusable("The address cannot be used. Escape it as a URL.", unusable);
    }
  }

  /** What many clients leave unescaped in a query, and Java's addresses do not take. */
  private static String escaped(String query) {
    var text = new StringBuilder(query.length());
    for (char c : query.toCharArray()) {
      switch (c) {
        case '|', '"', '<', '>', '\\', '^', '`', '{', '}' ->
            text.append('%').append(Integer.toHexString(c).toUpperCase());
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  /** Sends it; the answer is open and has to be closed. */
  ClassicHttpResponse send(HttpUriRequestBase request) throws IOException {
    return http.executeOpen(HttpHost.create(base), request, null);
  }

  /**
   * What became of a reading in a caller's name.
   *
   * @param resource empty when it is not there or the caller may not see it
   * @param denied whether the upstream refused the caller (401, 403)
   */
  record Read(Optional<Resource> resource, boolean denied) {}

  /** Reads a resource or searches, in the caller's name. */
  Read read(String pathAndQuery, Caller caller) throws IOException {
    var get = new HttpGet(URI.create(base + "/" + pathAndQuery));
    get.setHeader("Accept", "application/fhir+json");
    get.setHeader("Cache-Control", "no-cache");
    if (caller.authorization() != null) {
      get.setHeader("Authorization", caller.authorization());
    }
    try (var answer = send(get)) {
      int status = answer.getCode();
      if (status != 200 || answer.getEntity() == null) {
        return new Read(Optional.empty(), status == 401 || status == 403);
      }
      return new Read(Optional.of(parse(answer.getEntity().getContent())), false);
    } catch (RouteFailure | DataFormatException unreadable) {
      return new Read(Optional.empty(), false);
    }
  }

  private Resource parse(InputStream body) {
    var bytes = JsonGuard.read(body, LARGEST_READ);
    // The parser's own warnings would carry values into the log.
    var parser = fhir.newJsonParser().setParserErrorHandler(new LenientErrorHandler(false));
    return (Resource) parser.parseResource(new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
