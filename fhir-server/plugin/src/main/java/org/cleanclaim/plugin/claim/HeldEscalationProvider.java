package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;

/** The operation {@code $escalate-held}: what is done each night with claims held too long. */
public final class HeldEscalationProvider {

  private final HeldEscalation escalation;
  private final CurrentUser user;

  HeldEscalationProvider(HeldEscalation escalation, CurrentUser user) {
    this.escalation = escalation;
    this.user = user;
  }

  /**
   * Passes claims that are held too long on to the next person up.
   *
   * @return {@code ran} (false when another node is at it), {@code held}, {@code escalated}, {@code
   *     failed}
   */
  @Operation(name = "$escalate-held", typeName = "Claim")
  public Parameters escalate(RequestDetails request) {
    HeldEscalation.Result result =
        escalation.run(user.of(request), TransactionWrites.inServersName(request));
    Parameters answer = new Parameters();
    answer.addParameter("ran", result.ran());
    answer.addParameter().setName("held").setValue(new IntegerType(result.held()));
    answer.addParameter().setName("escalated").setValue(new IntegerType(result.escalated()));
    answer.addParameter().setName("failed").setValue(new IntegerType(result.failed()));
    return answer;
  }
}
