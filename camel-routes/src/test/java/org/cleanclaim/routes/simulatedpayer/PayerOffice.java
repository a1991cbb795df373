package org.cleanclaim.routes.simulatedpayer;

import java.util.List;
import org.cleanclaim.routes.acknowledgement.AcknowledgementPosting;
import org.cleanclaim.routes.posting.RemittanceIntake;
import org.cleanclaim.routes.posting.RemittancePosting;
import org.cleanclaim.routes.simulatedpayer.ClaimAnswers.Answer;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inbound.Outcome;
import org.cleanclaim.routes.traffic.Inbound.Received;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Sha256;
import org.springframework.core.io.ClassPathResource;

/** The simulated payer beside a clinic in memory: what it answers, and how that is taken in. */
public final class PayerOffice {
  private final Clinic clinic;
  private final ClaimAnswers answers;
  public final Inbound inbound;
  public final AcknowledgementPosting acknowledgements;
  public final RemittanceIntake remittances;
  private final RemittancePosting posting;

  public PayerOffice(Clinic clinic) {
    this.clinic = clinic;
    var here = "org/cleanclaim/routes/simulatedpayer/";
    answers =
        ClaimAnswers.of(
            SimulatedPayer.of(new ClassPathResource(here + "members.yaml"), clinic.clock),
            new ClassPathResource(here + "adjudication.yaml"),
            clinic.clock);
    inbound = new Inbound(clinic.database, "", clinic.clock);
    var payments = new Payments(clinic.database, "", clinic.clock);
    acknowledgements = new AcknowledgementPosting(inbound, clinic.interchanges, clinic.submissions);
    remittances = new RemittanceIntake(inbound, payments, clinic.steps);
    posting =
        new RemittancePosting(
            clinic.server, inbound, payments, clinic.submissions, clinic.database);
  }

  /** TA1, 999, 277CA, 835 to the file that was sent at that place. */
  public List<Answer> answers(int file) {
    return answers.answer(clinic.mailbox.files.get(file));
  }

  public Outcome take(Answer answer) {
    return take(answer, answer.content());
  }

  /** The answer with other bytes. */
  public Outcome take(Answer answer, byte[] content) {
    var ending = answer.name().substring(answer.name().lastIndexOf('.') + 1);
    boolean pays = ending.equals("835");
    var kind = pays ? "835" : ending.equals("277ca") ? "277CA" : "999";
    var file = new Received(Clinic.PARTNER, answer.name(), kind, content);
    var outcome = pays ? remittances.take(file) : acknowledgements.take(file);
    if (pays && outcome == Outcome.APPLIED) {
      post(content);
    }
    return outcome;
  }

  /** The step that follows an 835. */
  public void post(byte[] content) {
    posting.run(Clinic.PARTNER, java.util.HexFormat.of().formatHex(Sha256.of(content)));
  }
}
