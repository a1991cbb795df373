package org.cleanclaim.routes.x12.remittance;

import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Delimiters;
import org.cleanclaim.routes.x12.Figures;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.SegmentWriter;
import org.cleanclaim.routes.x12.X12Writer;

/** Writes a remittance as an 835 (005010X221A1), as a payer would. */
public final class RemittanceWriter {
  private static final X12Writer.Kind KIND = new X12Writer.Kind("HP", "835", "005010X221A1");
  private static final int DATE_OF_PAYMENT = 16;

  private final X12Writer writer;

  public RemittanceWriter() {
    this(Delimiters.USUAL);
  }

  public RemittanceWriter(Delimiters delimiters) {
    writer = new X12Writer(delimiters);
  }

  /** The envelope is the payment's own. */
  public byte[] write(Remittance remittance) {
    return writer.write(
        remittance.payment().set().interchange(), KIND, out -> content(out, remittance));
  }

  private static void content(SegmentWriter out, Remittance remittance) {
    header(out, remittance.payment());
    if (!remittance.claims().isEmpty()) {
      out.segment("LX").add("1").end();
    }
    remittance.claims().forEach(claim -> claim(out, claim));
    for (var one : remittance.adjustments()) {
      out.segment("PLB").add(one.provider()).add(DateSpan.d8(one.fiscalYearEnd()));
      out.composite(
          one.reference() == null ? List.of(one.reason()) : List.of(one.reason(), one.reference()));
      out.add(one.amount()).end();
    }
  }

  private static void header(SegmentWriter out, Payment payment) {
    out.segment("BPR").add(payment.handling()).add(payment.amount());
    out.add(payment.credit() ? "C" : "D").add(payment.method());
    out.skip(DATE_OF_PAYMENT - 5).add(DateSpan.d8(payment.date())).end();
    out.segment("TRN").add("1").add(payment.number()).add(payment.payerOrigin()).end();
    payment.references().forEach(reference -> reference.write(out));
    date(out, "405", payment.produced());
    party(out, "PR", payment.payer());
    party(out, "PE", payment.payee());
  }

  private static void party(SegmentWriter out, String entity, Payment.PaymentParty party) {
    if (party != null) {
      out.segment("N1")
          .add(entity)
          .add(party.name())
          .add(party.idQualifier())
          .add(party.id())
          .end();
    }
  }

  private static void claim(SegmentWriter out, RemittedClaim claim) {
    out.segment("CLP").add(claim.patientControlNumber()).add(claim.status());
    out.add(claim.charge()).add(claim.paid()).add(claim.patientResponsibility());
    out.add(claim.filingIndicator()).add(claim.payerControlNumber());
    out.add(claim.facilityCode()).add(claim.frequency()).end();
    Figures.write(out, claim.adjustments());
    claim.parties().forEach(party -> party.write(out));
    if (!claim.remarks().isEmpty()) {
      out.segment("MOA").skip(2);
      claim.remarks().forEach(out::add);
      out.end();
    }
    claim.references().forEach(reference -> reference.write(out));
    claim.dates().forEach(date -> date(out, date.qualifier(), date.day()));
    claim.amounts().forEach(amount -> amount.write(out));
    claim.lines().forEach(line -> line(out, line));
  }

  private static void line(SegmentWriter out, RemittedLine line) {
    out.segment("SVC").composite(components(line.procedure()));
    out.add(line.charge()).add(line.paid()).add(line.revenueCode()).add(line.units());
    out.composite(components(line.submitted())).add(line.submittedUnits()).end();
    line.dates().forEach(date -> date(out, date.qualifier(), date.day()));
    Figures.write(out, line.adjustments());
    line.references().forEach(reference -> reference.write(out));
    line.amounts().forEach(amount -> amount.write(out));
    line.remarks().forEach(code -> out.segment("LQ").add("HE").add(code).end());
  }

  private static List<String> components(Procedure procedure) {
    return procedure == null ? List.of() : procedure.components();
  }

  private static void date(SegmentWriter out, String qualifier, LocalDate day) {
    if (day != null) {
      out.segment("DTM").add(qualifier).add(DateSpan.d8(day)).end();
    }
  }
}
