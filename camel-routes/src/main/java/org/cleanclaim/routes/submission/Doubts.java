package org.cleanclaim.routes.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cleanclaim.routes.traffic.OutgoingInterchange;

/** Finds out from the payer whether an interchange arrived, where its mailbox does not show it. */
public interface Doubts {

  /** What is known after a look. */
  enum Finding {
    /** The payer said twice, the quiet time apart, that it has none of the claims. */
    ABSENT,
    /** The payer is asked; its answer ends the doubt or counts at the next look. */
    ASKED,
    /** The payer was asked more than once and its answers prove nothing; it is asked again. */
    UNCLEAR,
    /** The payer takes no inquiries. */
    CANNOT_ASK
  }

  /** Looks at the answers so far and asks on. */
  Finding look(OutgoingInterchange doubted, Duration quiet);

  /** The day by which a person has to decide; empty when the interchange holds no claims. */
  Optional<Instant> deadline(OutgoingInterchange doubted);

  /**
   * Makes it a person's work; to be called in a transaction.
   *
   * @return false when it is already
   */
  boolean handOver(OutgoingInterchange doubted);
}
