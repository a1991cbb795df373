package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;

/**
 * What is said of a claim: loop 2200D (or 2200E in a 277).
 *
 * @param patient loop 2100D, null when absent
 * @param provider loop 2100C above, null when absent
 * @param trace TRN02: CLM01 in a 277CA, the inquiry's number in a 277
 * @param references REF: 1K the payer's number, D9 the clearinghouse's, EJ CLM01 in a 277
 * @param serviced DTP*472, null when absent
 * @param lines loop 2220
 */
public record ClaimStatus(
    Party patient,
    Party provider,
    String trace,
    List<StatusEntry> entries,
    List<Reference> references,
    DateSpan serviced,
    List<LineStatus> lines) {

  /** One rejection, of the claim or of a line, rejects the claim. */
  public boolean isRejected() {
    return all().anyMatch(entry -> entry.stands(Status.Standing.REJECTED));
  }

  /** Taken into adjudication, and nothing of it rejected. */
  public boolean isAccepted() {
    return !isRejected() && all().anyMatch(entry -> entry.stands(Status.Standing.ACCEPTED));
  }

  /** The payer's own number of the claim. */
  public Optional<String> payerControlNumber() {
    return references.stream()
        .filter(reference -> "1K".equals(reference.qualifier()))
        .map(Reference::number)
        .findFirst();
  }

  private Stream<StatusEntry> all() {
    return Stream.concat(entries.stream(), lines.stream().flatMap(line -> line.entries().stream()));
  }
}
