package org.cleanclaim.routes.x12.status;

import java.util.List;
import org.cleanclaim.routes.x12.Delimiters;
import org.cleanclaim.routes.x12.SegmentWriter;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Writer;
import org.cleanclaim.routes.x12.status.StatusAnswer.AnsweredClaim;

/** Writes the answer to inquiries as a 277 (005010X212), as a payer would. */
public final class StatusAnswerWriter {
  private static final X12Writer.Kind KIND = new X12Writer.Kind("HN", "277", "005010X212");

  private final X12Writer writer;

  public StatusAnswerWriter() {
    this(Delimiters.USUAL);
  }

  public StatusAnswerWriter(Delimiters delimiters) {
    writer = new X12Writer(delimiters);
  }

  /** The envelope is the file's own. */
  public byte[] write(StatusAnswer answer) {
    var envelope = answer.file().set().interchange();
    return writer.write(envelope, KIND, out -> content(out, answer));
  }

  private static void content(SegmentWriter out, StatusAnswer answer) {
    var file = answer.file();
    out.segment("BHT").add("0010").add("08").add(file.reference());
    if (file.at() != null) {
      out.add(X12Times.day(file.at())).add(X12Times.minute(file.at())).add("DG");
    }
    out.end();
    var levels = new Levels(out);
    levels.above(
        List.of(file.source(), answer.receiver(), answer.provider()), !answer.claims().isEmpty());
    for (var claim : answer.claims()) {
      levels.subscriber(claim.subscriber() != null);
      if (claim.subscriber() != null) {
        claim.subscriber().write(out);
        levels.dependent();
      }
      claim(out, claim);
    }
  }

  private static void claim(SegmentWriter out, AnsweredClaim claim) {
    claim.status().patient().write(out);
    claim.status().write(out);
  }
}
