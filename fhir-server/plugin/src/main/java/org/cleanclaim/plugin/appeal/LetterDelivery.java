package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.cleanclaim.plugin.denial.AppealDesk;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * Notes on the denial that an appeal's letter came to the payer, when the route says that it did.
 */
@Interceptor
public final class LetterDelivery {

  private final DaoRegistry daos;
  private final AppealDesk desk;

  LetterDelivery(DaoRegistry daos, AppealDesk desk) {
    this.daos = daos;
    this.desk = desk;
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  public void updated(
      IBaseResource before,
      IBaseResource after,
      RequestDetails request,
      TransactionDetails transaction) {
    if (!(before instanceof Communication was)
        || !(after instanceof Communication letter)
        || TransactionWrites.isOwn(request)
        || !LetterDraft.isLetter(letter)
        || was.getStatus() == CommunicationStatus.COMPLETED
        || letter.getStatus() != CommunicationStatus.COMPLETED) {
      return;
    }
    TransactionWrites writes = new TransactionWrites(daos, request, transaction);
    if (writes.first("delivered" + letter.getIdElement().toUnqualified().getValue())) {
      letter.getAbout().stream()
          .map(Reference::getReferenceElement)
          .filter(about -> "Task".equals(about.getResourceType()))
          .forEach(about -> desk.delivered(about.getIdPart(), letter, writes));
    }
  }
}
