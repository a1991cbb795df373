package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueMitigationComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The operation {@code $scrub-history}: what was found in a claim, and what was done about it. */
public final class ScrubHistoryProvider {

  private final DaoRegistry daos;
  private final ScrubHistory history;

  ScrubHistoryProvider(DaoRegistry daos, ScrubHistory history) {
    this.daos = daos;
    this.history = history;
  }

  /**
   * Tells a claim's history, the oldest first; reads only.
   *
   * @return {@code event} 0..* with parts {@code at}, {@code what}; of a claim that was written
   *     {@code message} (its lines); of an alert {@code edit}, {@code line}, {@code message},
   *     {@code edition} 0..*; of a decision {@code message}, {@code who}; what is not known is left
   *     out
   */
  @Operation(name = "$scrub-history", typeName = "Claim", idempotent = true)
  public Parameters of(@IdParam IIdType id, RequestDetails request) {
    IdType claim = new IdType("Claim", id.getIdPart());
    daos.getResourceDao(Claim.class).read(claim, request);
    ScrubHistory.Told told = history.of(claim, TransactionWrites.inServersName(request));
    Parameters answer = new Parameters();
    told.events().forEach(event -> write(answer, event, told.known()));
    return answer;
  }

  private static void write(Parameters answer, ScrubEvent event, KnownResources known) {
    ParametersParameterComponent row = answer.addParameter().setName("event");
    part(row, "at", new InstantType(event.at()));
    part(row, "what", new CodeType(event.code()));
    if (event.told() instanceof Claim claim) {
      part(row, "message", text(lines(claim)));
    } else if (event.told() instanceof DetectedIssue alert) {
      alert(row, alert, event.code().equals("overridden"));
    } else if (event.told() instanceof Provenance decision) {
      part(row, "message", text(words(decision.getReasonFirstRep())));
      part(row, "who", named(decision.getAgentFirstRep().getWho(), known));
    }
  }

  private static void alert(
      ParametersParameterComponent row, DetectedIssue alert, boolean overridden) {
    part(row, "edit", new CodeType(alert.getCode().getCodingFirstRep().getCode()));
    if (alert.hasExtension(Canonical.LINE)) {
      part(row, "line", alert.getExtensionByUrl(Canonical.LINE).getValue());
    }
    part(row, "message", text(overridden ? why(alert) : alert.getDetail()));
    alert
        .getExtensionsByUrl(Canonical.EDITION)
        .forEach(edition -> part(row, "edition", edition.getValue()));
  }

  /** Why a person let it stand: the last mitigation that is somebody's. */
  private static String why(DetectedIssue alert) {
    return alert.getMitigation().stream()
        .filter(DetectedIssueMitigationComponent::hasAuthor)
        .reduce((earlier, later) -> later)
        .map(mitigation -> words(mitigation.getAction()))
        .orElse(null);
  }

  private static String lines(Claim claim) {
    return claim.getItem().stream().map(Names::line).collect(Collectors.joining(", "));
  }

  private static String words(CodeableConcept reason) {
    return reason.hasText() ? reason.getText() : reason.getCodingFirstRep().getCode();
  }

  private static Reference named(Reference who, KnownResources known) {
    Reference named = who.copy();
    if (!named.hasDisplay() && named.hasReference()) {
      named.setDisplay(Names.of(named.getReference(), known));
    }
    return named;
  }

  private static void part(ParametersParameterComponent row, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      row.addPart().setName(name).setValue(value);
    }
  }

  private static StringType text(String words) {
    return words == null || words.isEmpty() ? null : new StringType(words);
  }
}
