package org.cleanclaim.plugin.cdshooks;

import org.cleanclaim.plugin.guard.Refusal;

/** A call that cannot be answered because of how it was made. */
public class CdsRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  private CdsRefusal(int status, String code, String diagnostics) {
    super(diagnostics, null, false, false);
    this.refusal = new Refusal(status, code, diagnostics);
  }

  /** 400: the call is not what CDS Hooks says a call is. */
  public static CdsRefusal badRequest(String diagnostics) {
    return new CdsRefusal(400, "invalid", diagnostics);
  }

  /** 401: who calls is not known. Every bad token gets the same words. */
  public static CdsRefusal unauthorized() {
    return new CdsRefusal(
        401, "login", "A client token signed by a registered client for this address is needed.");
  }

  /** 403: who calls may not have this. */
  public static CdsRefusal forbidden(String diagnostics) {
    return new CdsRefusal(403, "forbidden", diagnostics);
  }

  /** 404: no such service. */
  public static CdsRefusal notFound() {
    return new CdsRefusal(404, "not-found", "No such CDS service; GET /cds-services lists them.");
  }

  /** 405: the address is right, the method is not. */
  public static CdsRefusal methodNotAllowed(String allowed) {
    return new CdsRefusal(405, "not-supported", "Use %s here.".formatted(allowed));
  }

  /** 412: neither prefetch nor the caller's FHIR server gives what is needed. */
  public static CdsRefusal missingData(String diagnostics) {
    return new CdsRefusal(412, "required", diagnostics);
  }

  /** 413: too large a call. */
  public static CdsRefusal tooLarge(long max) {
    return new CdsRefusal(413, "too-long", "The call is larger than %d bytes.".formatted(max));
  }

  /** 415: not JSON. */
  public static CdsRefusal unsupportedType() {
    return new CdsRefusal(415, "not-supported", "A call is sent as application/json.");
  }

  /** 422: a well-formed call with FHIR data that cannot be used. */
  public static CdsRefusal unprocessable(String diagnostics) {
    return new CdsRefusal(422, "processing", diagnostics);
  }

  /** 503: it could not be kept just now; the same call may be sent again. */
  public static CdsRefusal tryAgain(String diagnostics) {
    return new CdsRefusal(503, "transient", diagnostics);
  }

  public Refusal refusal() {
    return refusal;
  }
}
