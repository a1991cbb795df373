package org.cleanclaim.routes.acknowledgement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.Status;
import org.cleanclaim.routes.x12.acknowledgement.Status.Standing;
import org.cleanclaim.routes.x12.acknowledgement.StatusEntry;

/**
 * What a 277 proves of a claim. A0 to A3, A5 to A8, P, R and F prove that it arrived; A4, D0 and E
 * prove nothing; none of them says what is paid.
 */
final class InquiryEvidence {
  private final ClaimStatus status;
  private final List<Status> all;

  InquiryEvidence(ClaimStatus status) {
    this.status = status;
    this.all =
        Stream.concat(
                status.entries().stream(),
                status.lines().stream().flatMap(line -> line.entries().stream()))
            .flatMap(entry -> entry.statuses().stream())
            .toList();
  }

  /** The newest day the payer names for it: STC02; null when it names none. */
  LocalDate effective() {
    return status.entries().stream()
        .map(StatusEntry::effective)
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  /** All codes as {@code category:code:entity}. */
  String said() {
    return all.stream()
        .map(
            one ->
                one.category()
                    + ":"
                    + one.code()
                    + (one.entity() == null ? "" : ":" + one.entity()))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** Where the claim is at least; empty when nothing is proven. */
  Optional<SubmissionState> state() {
    if (status.isRejected()) {
      return Optional.of(SubmissionState.REJECTED);
    }
    if (isPending() || stands(Standing.ACCEPTED)) {
      return Optional.of(SubmissionState.ACCEPTED);
    }
    return stands(Standing.RECEIVED) ? Optional.of(SubmissionState.ACKNOWLEDGED) : Optional.empty();
  }

  boolean isKnown() {
    return state().isPresent();
  }

  /** In adjudication, or decided and the 835 on its way. */
  boolean isPending() {
    return !status.isRejected()
        && (stands(Standing.PENDING)
            || stands(Standing.WAITING_FOR_US)
            || stands(Standing.DECIDED));
  }

  boolean isNotFound() {
    return !isKnown() && stands(Standing.NOT_FOUND);
  }

  /** What the payer waits for. */
  Optional<String> wanted() {
    return !isKnown() || status.isRejected()
        ? Optional.empty()
        : said(
            Standing.WAITING_FOR_US,
            "The payer waits for information: %s. Send what it asks for, in the time its letter"
                + " gives.");
  }

  String notFound() {
    return said(
            Standing.NOT_FOUND,
            "The payer no longer finds a claim it had accepted: %s. Show it its own 277CA, which is"
                + " among the claim's messages; do not send the claim again unless it says that it"
                + " never had it.")
        .orElseThrow();
  }

  /** An inquiry the payer cannot take as it is: E0, E3, E4. E1 and E2 are asked again. */
  Optional<String> mend() {
    return isKnown()
        ? Optional.empty()
        : words(
            all.stream()
                .filter(one -> one.category().startsWith("E"))
                .filter(one -> !isFailure(one)),
            "The payer does not take the inquiry about this claim: %s. Correct the member, provider"
                + " or partner data it names, or ask the payer by phone.");
  }

  private static boolean isFailure(Status one) {
    return one.standing() == Standing.ASK_AGAIN;
  }

  private Optional<String> said(Standing standing, String sentence) {
    return words(all.stream().filter(one -> one.standing() == standing), sentence);
  }

  private static Optional<String> words(Stream<Status> statuses, String sentence) {
    var words =
        statuses
            .map(one -> RejectionWords.words(one, "277"))
            .distinct()
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? Optional.empty() : Optional.of(sentence.formatted(words));
  }

  private boolean stands(Standing standing) {
    return all.stream().anyMatch(one -> one.standing() == standing);
  }
}
