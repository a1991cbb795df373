package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** The operation {@code $log-call}: what was said on the phone with the payer about a denial. */
public final class DenialCallProvider {

  private static final String CHANNELS =
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode";

  private final DenialWork work;
  private final Clock clock;

  DenialCallProvider(DenialWork work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  /** What was said. */
  private record Call(
      String representative, String number, String promise, LocalDate next, String note, Date at) {

    String words() {
      StringBuilder words = new StringBuilder("Spoke with ").append(representative);
      if (number != null) {
        words.append(", reference ").append(number);
      }
      if (promise != null) {
        words.append("; promised: ").append(promise);
      }
      if (next != null) {
        words.append("; by ").append(next);
      }
      return words.append('.').toString();
    }
  }

  /**
   * Keeps a call, and until when the payer promised what: a reminder follows when it does not keep
   * it, and the denial is passed on to nobody meanwhile.
   *
   * @param representative with whom one spoke
   * @param number the payer's reference number of the call
   * @param promise what was promised
   * @param next by when; today or later
   * @param note anything else that was said
   * @param at when it was; now when absent
   * @param version of the Task as the caller saw it
   * @return the call
   */
  @Operation(name = "$log-call", typeName = "Task")
  public Communication call(
      @IdParam IIdType id,
      @OperationParam(name = "representative", min = 1, max = 1) StringType representative,
      @OperationParam(name = "reference-number", max = 1) StringType number,
      @OperationParam(name = "promise", max = 1) StringType promise,
      @OperationParam(name = "next", max = 1) DateType next,
      @OperationParam(name = "note", max = 1) StringType note,
      @OperationParam(name = "at", max = 1) DateTimeType at,
      @OperationParam(name = "version", max = 1) StringType version,
      RequestDetails request) {
    if (text(representative) == null) {
      throw BadParameter.missing(
          "representative", "Send as parameter representative with whom you spoke.");
    }
    LocalDate by = next == null || next.isEmpty() ? null : FhirDates.day(next);
    if (by != null && by.isBefore(work.tasks().today())) {
      throw BadParameter.unfit(
          "next", "The payer's next day is past: send a day from today on as parameter next.");
    }
    Date when = at == null || at.isEmpty() ? Date.from(clock.instant()) : at.getValue();
    Call call = new Call(text(representative), text(number), text(promise), by, text(note), when);
    return work.on(
        id,
        version,
        request,
        (task, who, writes) -> {
          DenialWork.requireOpen(task);
          return keep(task, call, who, writes);
        });
  }

  private Communication keep(Task task, Call call, Reference who, TransactionWrites writes) {
    Communication kept = writes.put(communication(task, call, who));
    Task changed = task.copy();
    DenialWork.begin(changed);
    Facts.addOutput(
        changed,
        DenialTasks.CALL,
        new Reference("Communication/" + kept.getIdElement().getIdPart()));
    if (call.next() != null) {
      Facts.set(changed, DenialTasks.WAITING_UNTIL, Facts.date(call.next()));
      Facts.set(changed, DenialTasks.WAITING_FOR, Facts.words(call.promise()));
      if (DenialState.of(changed) == DenialState.IN_WORK) {
        DenialState.WAITING.put(changed);
      }
    }
    Task written = work.put(changed, writes);
    work.events().record(written, "called", call.words(), who, writes, kept);
    return kept;
  }

  private static Communication communication(Task task, Call call, Reference who) {
    Communication kept = new Communication();
    kept.getMeta().addProfile(Canonical.CALL_PROFILE);
    if (call.number() != null) {
      kept.addIdentifier().setSystem(Canonical.BASE + "/call-reference").setValue(call.number());
    }
    kept.setStatus(Communication.CommunicationStatus.COMPLETED);
    kept.addCategory(Concepts.of(Canonical.MESSAGE_KIND, "payer-call"));
    kept.addMedium(Concepts.of(CHANNELS, "PHONE"));
    if (task.getFor().hasReference()) {
      kept.setSubject(task.getFor().copy());
    }
    kept.addAbout(DenialTasks.reference(task));
    kept.setSent(call.at());
    if (who.hasReference()) {
      kept.setSender(who.copy());
    }
    Facts.reference(task, DenialTasks.PAYER)
        .filter(Reference::hasReference)
        .ifPresent(payer -> kept.addRecipient(payer.copy()));
    extension(kept, "representative", Facts.words(call.representative()));
    extension(kept, "promise", Facts.words(call.promise()));
    extension(kept, "next-date", Facts.date(call.next()));
    if (call.note() != null) {
      kept.addPayload().setContent(new StringType(call.note()));
    }
    return kept;
  }

  private static void extension(Communication on, String name, Type value) {
    if (value != null) {
      on.addExtension(Canonical.BASE + "/StructureDefinition/call-" + name, value);
    }
  }

  private static String text(StringType value) {
    return value == null || value.getValueNotNull().isBlank() ? null : value.getValue().strip();
  }
}
