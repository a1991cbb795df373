package org.cleanclaim.routes.status;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.submission.SubmissionSettings;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.X12Text;
import org.cleanclaim.routes.x12.status.ClaimInquiry;
import org.cleanclaim.routes.x12.status.InquiryFile;
import org.cleanclaim.routes.x12.status.StatusInquiryWriter;

/** Writes inquiries about claims of one provider at one payer as a 276. */
public final class InquiryWriting {
  private static final String SET = "0001";

  private final EnvelopeSettings envelope;
  private final SubmissionSettings submitter;
  private final PartnerSettings partners;
  private final Clock clock;

  public InquiryWriting(
      EnvelopeSettings envelope,
      SubmissionSettings submitter,
      PartnerSettings partners,
      Clock clock) {
    this.envelope = envelope;
    this.submitter = submitter;
    this.partners = partners;
    this.clock = clock;
  }

  Interchanges.Written write(
      String name, String number, Party payer, Party provider, List<ClaimInquiry> inquiries) {
    var partner = partners.partner(name);
    var now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    var reference = "CC" + number;
    var file =
        new InquiryFile(
            new Interchange(
                new Partner(envelope.senderQualifier(), envelope.sender()),
                new Partner(partner.receiverQualifier(), partner.receiver()),
                now,
                number,
                envelope.test()),
            reference,
            now,
            payer,
            Party.organization(
                "41", X12Text.fold(submitter.submitterName()), "46", envelope.sender()),
            provider);
    return new Interchanges.Written(
        "276", reference, SET, new StatusInquiryWriter().write(file, inquiries), List.of());
  }
}
