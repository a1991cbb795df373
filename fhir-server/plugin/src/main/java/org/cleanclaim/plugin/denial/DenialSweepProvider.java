package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;

/** The operation {@code $sweep-denials}: what is done each night with open denials. */
public final class DenialSweepProvider {

  private final DenialSweep sweep;
  private final CurrentUser user;

  DenialSweepProvider(DenialSweep sweep, CurrentUser user) {
    this.sweep = sweep;
    this.user = user;
  }

  /**
   * Looks at every open denial.
   *
   * @return {@code ran} (false when another node is at it), {@code open}, {@code changed}, {@code
   *     failed}
   */
  @Operation(name = "$sweep-denials", typeName = "Task")
  public Parameters sweep(RequestDetails request) {
    DenialSweep.Result result =
        sweep.run(user.of(request), TransactionWrites.inServersName(request));
    Parameters answer = new Parameters();
    answer.addParameter("ran", result.ran());
    answer.addParameter().setName("open").setValue(new IntegerType(result.open()));
    answer.addParameter().setName("changed").setValue(new IntegerType(result.changed()));
    answer.addParameter().setName("failed").setValue(new IntegerType(result.failed()));
    return answer;
  }
}
