package org.cleanclaim.standalone.security;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Refusals before HAPI is reached, in FHIR's words: {@code WWW-Authenticate} and OperationOutcome.
 */
final class OutcomeEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final FhirContext fhir;
  private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
  private final AccessDeniedHandler refusal = new BearerTokenAccessDeniedHandler();

  OutcomeEntryPoint(FhirContext fhir) {
    this.fhir = fhir;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException, jakarta.servlet.ServletException {
    challenge.commence(request, response, why);
    write(response, IssueType.LOGIN, "A valid access token is needed (Authorization: Bearer …).");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException, jakarta.servlet.ServletException {
    refusal.handle(request, response, why);
    write(response, IssueType.FORBIDDEN, "The access token does not grant this.");
  }

  private void write(HttpServletResponse response, IssueType code, String words)
      throws IOException {
    var outcome = new OperationOutcome();
    outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(code).setDiagnostics(words);
    response.setContentType("application/fhir+json;charset=UTF-8");
    response.getWriter().write(fhir.newJsonParser().encodeResourceToString(outcome));
  }
}
