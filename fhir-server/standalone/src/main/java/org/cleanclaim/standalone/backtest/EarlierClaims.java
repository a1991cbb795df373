package org.cleanclaim.standalone.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.routes.claim.ClaimBundles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * The claims of each patient that went before. One without any remittance is none: it was refused
 * at the door, or nobody knows yet.
 */
final class EarlierClaims {

  private final Map<String, List<FiledClaim>> ofPatients = new HashMap<>();

  void add(FiledClaim claim) {
    if (!claim.answers().isEmpty()) {
      ofPatients.computeIfAbsent(claim.patient(), patient -> new ArrayList<>(2)).add(claim);
    }
  }

  /** Makes the patient's earlier claims known, with what the payer had said of them by that day. */
  void addTo(KnownResources known, FiledClaim filed, Claim claim, LocalDate day) {
    for (FiledClaim earlier : ofPatients.getOrDefault(filed.patient(), List.of())) {
      Bundle bundle = ClaimBundles.of(earlier.batch(), earlier.claim());
      Claim before = (Claim) bundle.getEntryFirstRep().getResource();
      if (before.getIdElement().getIdPart().equals(claim.getIdElement().getIdPart())) {
        // The same number once more: the ids are made of it.
        before.setId(before.getIdElement().getIdPart() + "-" + earlier.sent());
        bundle.getEntryFirstRep().setFullUrl(null);
      }
      before.setPatient(claim.getPatient().copy());
      known.addAll(bundle);
      Standing.of(earlier.answers())
          .answer()
          .filter(answer -> !answer.paidOn().isAfter(day))
          .ifPresent(answer -> known.add(response(answer, before)));
    }
  }

  private static ClaimResponse response(Answer answer, Claim claim) {
    String id = claim.getIdElement().getIdPart();
    ClaimResponse response = new ClaimResponse();
    response.setId(id + "-answer");
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setCreatedElement(new DateTimeType(answer.paidOn().toString()));
    response.setRequest(new Reference("Claim/" + id));
    if (answer.claim().payerControlNumber() != null) {
      response.addIdentifier(new Identifier().setValue(answer.claim().payerControlNumber()));
    }
    answer.claim().remarks().forEach(remark -> response.addProcessNote().setText(remark));
    return response;
  }
}
