package org.cleanclaim.routes.x12.claim;

import java.util.List;
import org.cleanclaim.routes.x12.Delimiters;
import org.cleanclaim.routes.x12.SegmentWriter;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Writer;

/**
 * Writes claims as one 837P (005010X222A1) or 837I (005010X223A2), as they are: an interchange
 * holds one kind. Claims that follow each other under the same billing provider and subscriber
 * share their levels.
 */
public final class ClaimFileWriter {
  private final X12Writer writer;

  public ClaimFileWriter() {
    this(Delimiters.USUAL);
  }

  public ClaimFileWriter(Delimiters delimiters) {
    writer = new X12Writer(delimiters);
  }

  public byte[] write(ClaimBatch batch, List<SubmittedClaim> claims) {
    var guides = claims.stream().map(SubmittedClaim::guide).distinct().toList();
    if (guides.size() != 1) {
      throw new IllegalArgumentException("An interchange holds claims of one kind.");
    }
    var kind = new X12Writer.Kind("HC", "837", guides.get(0).guide());
    return writer.write(batch.interchange(), kind, out -> content(out, batch, claims));
  }

  private static void content(SegmentWriter out, ClaimBatch batch, List<SubmittedClaim> claims) {
    out.segment("BHT").add("0019").add("00").add(batch.reference());
    out.add(X12Times.day(batch.at())).add(X12Times.minute(batch.at())).add("CH").end();
    batch.submitter().write(out);
    if (batch.contact() != null) {
      out.segment("PER").add("IC").add(batch.contact().name());
      out.add(batch.contact().kind()).add(batch.contact().number()).end();
    }
    batch.receiver().write(out);
    var levels = new ClaimLevels(out);
    for (var claim : claims) {
      levels.enter(claim);
      ClaimSegments.write(out, claim);
    }
  }
}
