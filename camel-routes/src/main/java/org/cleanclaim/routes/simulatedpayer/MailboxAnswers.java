package org.cleanclaim.routes.simulatedpayer;

import java.util.List;
import org.apache.camel.Body;
import org.cleanclaim.routes.simulatedpayer.ClaimAnswers.Answer;

/** Answers whatever lies in the simulated payer's mailbox: claims, or inquiries about them. */
public final class MailboxAnswers {
  private final ClaimAnswers claims;
  private final StatusAnswers statuses;

  MailboxAnswers(ClaimAnswers claims, StatusAnswers statuses) {
    this.claims = claims;
    this.statuses = statuses;
  }

  /** All answers to a file. */
  public List<Answer> answer(@Body byte[] file) {
    if (!StatusAnswers.isInquiry(file)) {
      return claims.answer(file);
    }
    return List.of(statuses.file(file));
  }
}
