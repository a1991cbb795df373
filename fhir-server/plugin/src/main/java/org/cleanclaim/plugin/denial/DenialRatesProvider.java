package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Optional;
import org.cleanclaim.edits.reference.DenialRatesEdition;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** The operation {@code $count-denials}: what the nightly count does, now. */
public final class DenialRatesProvider {

  private final DenialRatesCount count;

  DenialRatesProvider(DenialRatesCount count) {
    this.count = count;
  }

  /**
   * Counts up to yesterday.
   *
   * @return {@code groups}: how many groups of like lines; {@code edition}: the file written,
   *     absent when nothing was adjudicated
   * @throws UnprocessableEntityException when the site has no folder of reference files
   */
  @Operation(name = "$count-denials")
  public Parameters count(RequestDetails caller) {
    if (!count.hasFolder()) {
      throw new UnprocessableEntityException(
          "There is no folder to write the count to: set cleanclaim.reference.dir.");
    }
    Optional<DenialRatesEdition> edition = count.write(TransactionWrites.inServersName(caller));
    Parameters answer = new Parameters();
    answer.addParameter().setName("groups").setValue(new IntegerType(groups(edition)));
    edition.ifPresent(
        written ->
            answer.addParameter().setName("edition").setValue(new StringType(written.fileName())));
    return answer;
  }

  /** One row each, below the header. */
  private static int groups(Optional<DenialRatesEdition> edition) {
    return edition.map(written -> (int) written.csv().lines().count() - 1).orElse(0);
  }
}
