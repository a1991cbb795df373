package org.cleanclaim.routes.x12.eligibility;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Puts answers together from the segments of a 271, level by level. */
final class AnswerAssembly implements TransactionHandler {
  private final List<EligibilityAnswer> answers = new ArrayList<>();
  private final List<SyntaxFault> faults = new ArrayList<>();
  private String reference;
  private LocalDateTime at;
  private Rejection.Level level;
  private Party payer;
  private Party provider;
  private final List<Rejection> above = new ArrayList<>();
  private PatientPart patient;
  private boolean patientSeen;

  AnswerReader.Read read() {
    return new AnswerReader.Read(List.copyOf(answers), List.copyOf(faults));
  }

  @Override
  public void envelope(Interchange interchange, Segment segment) {
    if (segment.is("TA1") && "R".equals(segment.element(4))) {
      throw new X12Unreadable("The payer refused the envelope: TA1 reason " + segment.element(5));
    }
  }

  @Override
  public void begin(TransactionSet set) {
    if (set.is("999", "005010X231")) {
      throw new X12Unreadable("The payer answered with a 999: it found the 270 at fault.");
    }
    if (!set.is("271", "005010X279")) {
      throw new X12Unreadable("A 271 was expected and something else came.");
    }
    level = Rejection.Level.PAYER;
    payer = null;
    provider = null;
    patient = null;
    patientSeen = false;
    above.clear();
  }

  @Override
  public void end(TransactionSet set, List<SyntaxFault> found) {
    finishPatient();
    if (!patientSeen && !above.isEmpty()) {
      answers.add(new PatientPart(null).answer(reference, at, payer, provider, above));
    }
    faults.addAll(found);
  }

  @Override
  public void segment(Segment segment) {
    switch (segment.id()) {
      case "BHT" -> {
        reference = segment.element(3);
        at = X12Times.ofHeader(segment);
      }
      case "HL" -> level(segment.element(3));
      default -> {
        if (patient == null) {
          above(segment);
        } else {
          patient.add(segment);
        }
      }
    }
  }

  private void level(String code) {
    switch (code == null ? "" : code) {
      case "20", "21" -> {
        finishPatient();
        level = "20".equals(code) ? Rejection.Level.PAYER : Rejection.Level.PROVIDER;
      }
      case "22" -> {
        finishPatient();
        patient = new PatientPart(null);
        patientSeen = true;
      }
      case "23" -> {
        if (patient != null && !patient.hasDependent()) {
          patient.startDependent();
        } else if (patient != null) {
          var subscriber = patient.subscriber();
          finishPatient();
          patient = new PatientPart(subscriber);
          patient.startDependent();
        }
      }
      default -> throw new X12Unreadable("HL03 names a level that a 271 does not have.");
    }
  }

  private void above(Segment segment) {
    if (segment.is("AAA")) {
      above.add(BenefitPart.rejection(segment, level));
    } else if (segment.is("NM1") && level == Rejection.Level.PAYER) {
      payer = Party.read(segment);
    } else if (segment.is("NM1")) {
      provider = Party.read(segment);
    }
  }

  private void finishPatient() {
    if (patient != null) {
      answers.add(patient.answer(reference, at, payer, provider, above));
      patient = null;
    }
  }
}
