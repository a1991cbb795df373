package org.cleanclaim.routes.eligibility;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.eligibility.AnswerReader;
import org.cleanclaim.routes.x12.eligibility.EligibilityAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the payer's 271 and makes sure that it answers the inquiry that was sent. */
public final class AnswerReceiving {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerReceiving.class);
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final Clock clock;

  public AnswerReceiving(Clock clock) {
    this.clock = clock;
  }

  /** The one answer in the 271. */
  public PayerAnswer read(
      @Body InputStream body, @ExchangeProperty(InquirySending.TRACE) String trace) {
    var read = new AnswerReader().read(new ByteArrayInputStream(bytes(body)));
    read.faults().forEach(fault -> LOG.info("271 departs from its guide: {}", fault.place()));
    return new PayerAnswer(only(read.answers(), trace), clock.instant());
  }

  private static byte[] bytes(InputStream body) {
    try {
      var bytes = body == null ? new byte[0] : body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new X12Unreadable("It is larger than one answer can be.");
      }
      return bytes;
    } catch (IOException broken) {
      throw new X12Unreadable("It stopped before its end.", broken);
    }
  }

  private static EligibilityAnswer only(List<EligibilityAnswer> answers, String trace) {
    if (answers.size() != 1) {
      throw RouteFailure.nonsense(
          "The payer answered about %d patients, and one was asked about."
              .formatted(answers.size()),
          null);
    }
    var answer = answers.get(0);
    var givenBack = answer.traces().stream().filter(one -> "2".equals(one.type())).toList();
    if (!givenBack.isEmpty() && givenBack.stream().noneMatch(one -> trace.equals(one.number()))) {
      throw RouteFailure.nonsense(
          "The payer answered another inquiry than the one sent. Ask again, or call the payer.",
          null);
    }
    return answer;
  }
}
