package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.cleanclaim.plugin.claim.ScrubProvider;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** The operation {@code Claim/[id]/$verify-coverage}: the last look before a claim goes out. */
public final class FilingCheckProvider {

  private final DaoRegistry daos;
  private final FilingCheck check;
  private final ScrubProvider scrub;

  FilingCheckProvider(DaoRegistry daos, FilingCheck check, ScrubProvider scrub) {
    this.daos = daos;
    this.check = check;
    this.scrub = scrub;
  }

  /**
   * Asks the payer about the claim's day of service unless its last answer still holds, keeps the
   * answer, and scrubs the claim with it: a claim whose coverage turns out to have ended is held.
   *
   * @return what {@code $scrub} of the stored claim returns, and {@code asked} (boolean), and
   *     {@code unanswered} with the reason when the payer was asked and gave no answer
   */
  @Operation(name = "$verify-coverage", typeName = "Claim")
  public Parameters verify(@IdParam IIdType id, RequestDetails request) {
    Claim claim = daos.getResourceDao(Claim.class).read(id.toUnqualifiedVersionless(), request);
    FilingCheck.Checked checked = check.check(claim, TransactionWrites.inServersName(request));
    Parameters answer = scrub.scrubStored(id, null, null, request);
    answer.addParameter().setName("asked").setValue(new BooleanType(checked.asked()));
    checked
        .unanswered()
        .ifPresent(
            why -> answer.addParameter().setName("unanswered").setValue(new StringType(why)));
    return answer;
  }
}
