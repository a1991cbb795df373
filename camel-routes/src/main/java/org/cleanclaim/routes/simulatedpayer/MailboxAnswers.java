package org.cleanclaim.routes.simulatedpayer;

import java.util.List;
import org.cleanclaim.routes.simulatedpayer.ClaimAnswers.Answer;

/** Answers whatever lies in the simulated payer's mailbox: claims, or inquiries about them. */
final class MailboxAnswers {
  private final ClaimAnswers claims;
  private final StatusAnswers statuses;

  MailboxAnswers(ClaimAnswers claims, StatusAnswers statuses) {
    this.claims = claims;
    this.statuses = statuses;
  }

  /** All answers to a file, of a payer that fails so. */
  List<Answer> answer(byte[] file, Misbehaviours misbehaviours) {
    return StatusAnswers.isInquiry(file)
        ? List.of(statuses.file(file))
        : claims.answer(file, misbehaviours);
  }
}
