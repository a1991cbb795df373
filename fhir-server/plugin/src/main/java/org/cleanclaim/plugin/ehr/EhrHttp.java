package org.cleanclaim.plugin.ehr;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cleanclaim.plugin.site.BoundedBody;

/** Calls to the EHR: bounded in time and size, and never sent elsewhere by a redirect. */
final class EhrHttp {

  private static final int LARGEST = 10 * 1024 * 1024;

  private final Duration timeout;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  EhrHttp(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Sends a request.
   *
   * @param whose the setting that names the address, for the message when nobody answers there
   */
  HttpResponse<byte[]> send(HttpRequest.Builder request, URI address, String whose) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request.uri(address).build(), info -> new BoundedBody(LARGEST));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw EhrFault.passing(
          "The EHR did not answer within %d s. Look at the EHR, or give it more time in cleanclaim.ehr.timeout."
              .formatted(timeout.toSeconds()));
    } catch (ExecutionException e) {
      // Only the kind of fault: the address may name a patient.
      throw EhrFault.passing(
          "The EHR could not be reached at %s (%s). Look at %s, the network and the certificate."
              .formatted(address.getHost(), e.getCause().getClass().getSimpleName(), whose));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EhrFault.lasting("The read of the EHR was interrupted because this server stops.");
    }
  }
}
