package org.cleanclaim.routes.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.cleanclaim.routes.operations.RouteFailure;

/** One request on its way to the upstream, and the answer back, neither kept whole in memory. */
final class Passage {
  private static final int PIECE = 16 * 1024;

  private final UpstreamServer upstream;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final ForwardedPath path;
  private boolean unpacked;
  private HttpUriRequestBase sent;

  Passage(
      UpstreamServer upstream,
      HttpServletRequest request,
      HttpServletResponse response,
      ForwardedPath path) {
    this.upstream = upstream;
    this.request = request;
    this.response = response;
    this.path = path;
  }

  HttpServletRequest request() {
    return request;
  }

  HttpServletResponse response() {
    return response;
  }

  ForwardedPath path() {
    return path;
  }

  /** Sends the body as it comes. */
  ClassicHttpResponse send() throws IOException {
    return send(hasBody() ? piped(request.getInputStream(), request.getContentLengthLong()) : null);
  }

  /** Sends a body whose beginning was read already. */
  ClassicHttpResponse send(InputStream body) throws IOException {
    return send(piped(body, request.getContentLengthLong()));
  }

  /** Sends the bytes that came. */
  ClassicHttpResponse send(byte[] body) throws IOException {
    return send(new ByteArrayEntity(body, null));
  }

  /** Sends another body than came; what is told of the old one's encoding goes with it. */
  ClassicHttpResponse sendInstead(byte[] body) throws IOException {
    var sent = message(new ByteArrayEntity(body, null));
    sent.removeHeaders("Content-Encoding");
    return send(sent);
  }

  private static HttpEntity piped(InputStream body, long length) {
    return new InputStreamEntity(body, length, null);
  }

  private boolean hasBody() {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private ClassicHttpResponse send(HttpEntity body) throws IOException {
    return send(message(body));
  }

  private HttpUriRequestBase message(HttpEntity body) {
    var message = new HttpUriRequestBase(request.getMethod(), upstream.address(path));
    ForwardedHeaders.copy(request, message);
    sent = message;
    if (unpacked) {
      message.removeHeaders("Accept-Encoding");
    }
    message.setEntity(body);
    return message;
  }

  private ClassicHttpResponse send(HttpUriRequestBase message) throws IOException {
    try {
      return sendOnceMoreIfHarmless(message);
    } catch (ConnectTimeoutException | UnknownHostException | ConnectException unreachable) {
      throw RouteFailure.unreachable(
          "The FHIR server behind the gateway cannot be reached. Nothing was stored; try again.",
          unreachable);
    } catch (ConnectionRequestTimeoutException busy) {
      throw RouteFailure.unavailable(
          "Too many calls to the FHIR server behind the gateway are under way.",
          Duration.ofSeconds(5),
          busy);
    } catch (SocketTimeoutException late) {
      throw RouteFailure.late(
          "The FHIR server behind the gateway has not answered in time. Whether it stored what was"
              + " sent is not known: look before sending it again.");
    } catch (IOException cut) {
      throw RouteFailure.unreachable(
          "The connection to the FHIR server behind the gateway was cut. Whether it stored what was"
              + " sent is not known: look before sending it again.",
          cut);
    }
  }

  /** A connection that was kept may have been closed meanwhile: a reading is done again. */
  private ClassicHttpResponse sendOnceMoreIfHarmless(HttpUriRequestBase message)
      throws IOException {
    try {
      return upstream.send(message);
    } catch (NoHttpResponseException | java.net.SocketException closed) {
      if (closed instanceof ConnectException || !message.getMethod().matches("GET|HEAD")) {
        throw closed;
      }
      return upstream.send(message);
    }
  }

  /** Status and headers; what is told of the alerts is added by whoever knows them. */
  void relayHead(ClassicHttpResponse answer) {
    response.setStatus(answer.getCode());
    ForwardedHeaders.copy(
        answer, response, upstream.base().toString(), ForwardedHeaders.base(request));
  }

  /** From here on the upstream is asked for an answer that can be read. */
  Passage unpacked() {
    unpacked = true;
    return this;
  }

  /** Status, headers and body as they come. */
  void relay(ClassicHttpResponse answer) throws IOException {
    relayHead(answer);
    relayBody(answer);
  }

  void relayBody(ClassicHttpResponse answer) throws IOException {
    var entity = answer.getEntity();
    if (entity == null || request.getMethod().equals("HEAD")) {
      var length = answer.getFirstHeader("Content-Length");
      if (length != null) {
        response.setHeader("Content-Length", length.getValue());
      }
      return;
    }
    if (entity.getContentLength() >= 0) {
      response.setContentLengthLong(entity.getContentLength());
    }
    try {
      pipe(entity.getContent(), entity.getContentLength() < 0);
    } catch (IOException cut) {
      // Nobody wants the rest, which would be read to its end before the connection is given back.
      sent.cancel();
      throw cut;
    }
  }

  private void pipe(InputStream from, boolean isOfUnknownLength) throws IOException {
    var piece = new byte[PIECE];
    var to = response.getOutputStream();
    for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
      to.write(piece, 0, count);
      if (count < piece.length && isOfUnknownLength) {
        to.flush();
      }
    }
  }

  /** Another body than the upstream's. */
  void relayInstead(ClassicHttpResponse answer, byte[] body) throws IOException {
    answer.removeHeaders("Content-Encoding");
    answer.removeHeaders("Content-Type");
    relayHead(answer);
    response.setContentType("application/fhir+json;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
