package org.cleanclaim.routes.x12.acknowledgement;

import org.cleanclaim.routes.x12.Delimiters;
import org.cleanclaim.routes.x12.SegmentWriter;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Writer;

/** Writes a report on claims as a 277CA (005010X214), as a payer would. */
public final class ClaimReportWriter {
  private static final X12Writer.Kind KIND = new X12Writer.Kind("HN", "277", "005010X214");

  private final X12Writer writer;

  public ClaimReportWriter() {
    this(Delimiters.USUAL);
  }

  public ClaimReportWriter(Delimiters delimiters) {
    writer = new X12Writer(delimiters);
  }

  /** The envelope is the file's own. */
  public byte[] write(ClaimReport report) {
    return writer.write(report.file().set().interchange(), KIND, out -> content(out, report));
  }

  private static void content(SegmentWriter out, ClaimReport report) {
    var file = report.file();
    out.segment("BHT").add("0085").add("08").add(file.reference());
    out.add(X12Times.day(file.at())).add(X12Times.minute(file.at())).add("TH").end();
    level(out, 1, 0, "20", true);
    file.source().write(out);
    out.segment("TRN").add("1").add(file.reference()).end();
    level(out, 2, 1, "21", true);
    report.batch().party().write(out);
    out.segment("TRN").add("2").add(report.batch().trace()).end();
    report.batch().entries().forEach(entry -> entry.write(out));
    level(out, 3, 2, "19", !report.claims().isEmpty());
    report.provider().write(out);
    for (int i = 0; i < report.claims().size(); i++) {
      level(out, 4 + i, 3, "PT", false);
      claim(out, report.claims().get(i));
    }
  }

  private static void claim(SegmentWriter out, ClaimStatus claim) {
    claim.patient().write(out);
    claim.write(out);
  }

  private static void level(SegmentWriter out, int id, int parent, String code, boolean hasChild) {
    out.segment("HL").add(Integer.toString(id));
    out.add(parent == 0 ? null : Integer.toString(parent))
        .add(code)
        .add(hasChild ? "1" : "0")
        .end();
  }
}
