package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.SegmentWriter;

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

  /** CLM01 as a 277 gives it back: REF*EJ. */
  public Optional<String> patientControlNumber() {
    return references.stream()
        .filter(reference -> "EJ".equals(reference.qualifier()))
        .map(Reference::number)
        .findFirst();
  }

  /** Loop 2200 with the lines below it. */
  public void write(SegmentWriter out) {
    out.segment("TRN").add("2").add(trace).end();
    entries.forEach(entry -> entry.write(out));
    references.forEach(reference -> reference.write(out));
    if (serviced != null) {
      out.segment("DTP").add("472").add(serviced.qualifier()).add(serviced.text()).end();
    }
    for (var line : lines) {
      out.segment("SVC").composite(line.procedure().components()).add(line.charge()).end();
      line.entries().forEach(entry -> entry.write(out));
      line.references().forEach(reference -> reference.write(out));
    }
  }

  private Stream<StatusEntry> all() {
    return Stream.concat(entries.stream(), lines.stream().flatMap(line -> line.entries().stream()));
  }
}
